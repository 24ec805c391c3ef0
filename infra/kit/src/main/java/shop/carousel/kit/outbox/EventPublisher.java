package shop.carousel.kit.outbox;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import shop.carousel.kit.event.Acknowledged;
import shop.carousel.kit.trace.TraceParent;

/** Sends stored events as CloudEvents in Kafka's binary mode, in the order given. */
@Singleton
class EventPublisher {

    private static final String SCHEMAS = "https://carousel.shop/contracts/events/";

    private final Emitter<String> emitter;
    private final OutboxConfig config;

    /** The buffer holds any batch that {@link OutboxConfig#batchSize()} allows. */
    EventPublisher(
            @Channel("outbox") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 1024)
                    Emitter<String> emitter,
            OutboxConfig config) {
        this.emitter = emitter;
        this.config = config;
    }

    /** Returns when the broker has acknowledged every event; else fails, and any of them may or may not have arrived. */
    void publishAndAwait(List<StoredEvent> batch) {
        CompletableFuture<?>[] sent = batch.stream().map(this::send).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(sent).get(config.publishTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new OutboxException("interrupted while publishing", stop);
        } catch (ExecutionException | TimeoutException fault) {
            throw new OutboxException("the broker did not acknowledge the events", fault);
        }
    }

    private CompletableFuture<Void> send(StoredEvent event) {
        return Acknowledged.send(
                emitter,
                event.data(),
                OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(event.topic())
                        .withKey(event.key())
                        .withHeaders(headers(event))
                        .build());
    }

    private Headers headers(StoredEvent event) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", event.id().toString());
        add(headers, "ce_type", event.type());
        add(headers, "ce_source", config.source());
        add(headers, "ce_subject", event.key());
        add(headers, "ce_dataschema", SCHEMAS + event.type() + ".json");
        add(headers, "ce_time", event.createdAt().toString());
        add(headers, "content-type", "application/json");
        if (event.traceparent() != null) {
            add(headers, TraceParent.HEADER, event.traceparent());
        }
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
