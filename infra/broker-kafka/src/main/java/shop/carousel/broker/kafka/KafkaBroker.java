package shop.carousel.broker.kafka;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.broker.Acknowledged;
import shop.carousel.kit.broker.Broker;
import shop.carousel.kit.broker.Header;

/** Sends through one channel, whose topic each record names. */
@Singleton
final class KafkaBroker implements Broker {

    private final Emitter<String> emitter;

    /** The buffer holds any batch of the outbox; one record more is refused, and comes again. */
    KafkaBroker(
            @Channel(Broker.CHANNEL) @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 1024)
                    Emitter<String> emitter) {
        this.emitter = emitter;
    }

    @Override
    public CompletableFuture<Void> send(
            String topic, @Nullable String key, @Nullable String value, List<Header> headers) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach(header -> all.add(header.name(), header.value()));
        return Acknowledged.send(
                emitter,
                value,
                OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(topic)
                        .withKey(key)
                        .withHeaders(all)
                        .build());
    }
}
