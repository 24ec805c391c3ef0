package shop.carousel.broker.kafka;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.broker.Acknowledged;
import shop.carousel.kit.broker.Broker;
import shop.carousel.kit.broker.Header;
import shop.carousel.kit.broker.RecordRefusedException;

/** Sends through one channel, whose topic each record names. */
@Singleton
final class KafkaBroker implements Broker {

    private static final int MOST_CAUSES = 8;

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
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(topic)
                .withKey(key)
                .withHeaders(all)
                .build();
        return Acknowledged.send(emitter, value, metadata)
                .exceptionallyCompose(fault -> CompletableFuture.failedFuture(told(fault)));
    }

    /** What is too large once is too large each time. */
    private static Throwable told(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .filter(cause -> cause instanceof RecordTooLargeException
                        || cause instanceof RecordBatchTooLargeException
                        || cause instanceof InvalidRecordException)
                .<Throwable>map(cause -> new RecordRefusedException(String.valueOf(cause.getMessage()), cause))
                .findFirst()
                .orElse(fault);
    }
}
