package shop.carousel.kit.event;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** Records that could not be handled, kept with the reason for an operator to see and replay. */
@Singleton
class DeadLetters {

    private static final int TIMEOUT_SECONDS = 20;

    private final Emitter<String> emitter;

    DeadLetters(@Channel("dead-letters") Emitter<String> emitter) {
        this.emitter = emitter;
    }

    /** The topic of a consumer's dead letters. */
    static String topicOf(String topic, String consumer) {
        return topic + "." + consumer + ".dead-letters";
    }

    /** Returns when the broker has the record; else fails. */
    void add(String consumer, ConsumerRecord<String, String> record, Throwable reason) {
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(topicOf(record.topic(), consumer))
                .withKey(record.key())
                .withHeaders(headers(record, reason))
                .build();
        await(Acknowledged.send(emitter, record.value(), metadata));
    }

    private static RecordHeaders headers(ConsumerRecord<String, String> record, Throwable reason) {
        RecordHeaders headers = new RecordHeaders(record.headers());
        add(headers, "dead_letter_reason", String.valueOf(reason.getMessage()));
        add(headers, "dead_letter_origin", Consumption.placeOf(record));
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void await(CompletableFuture<Void> done) {
        try {
            done.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing a dead letter", stop);
        } catch (ExecutionException | TimeoutException fault) {
            throw new IllegalStateException("the broker did not acknowledge a dead letter", fault);
        }
    }
}
