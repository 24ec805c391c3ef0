package shop.carousel.kit.event;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jspecify.annotations.Nullable;

/**
 * Records that could not be handled. Each goes to the topic {@code <topic>.<consumer>.dead-letters} as it was, with headers that say
 * why; the order service keeps what is on these topics for an operator to see, replay or discard.
 */
@Singleton
public final class DeadLetters {

    /** Why it could not be handled. */
    public static final String REASON = "dead_letter_reason";

    /** Where it lies: {@code topic-partition@offset}. */
    public static final String ORIGIN = "dead_letter_origin";

    /** How often it was tried. */
    public static final String ATTEMPTS = "dead_letter_attempts";

    /** Names the dead letter that a replayed record was, so that it is the same one should it die again. */
    public static final String ID = "dead_letter_id";

    /** How the names of all these topics end. */
    public static final String SUFFIX = ".dead-letters";

    private static final int TIMEOUT_SECONDS = 20;
    private static final int LONGEST_REASON = 2_000;

    private final Emitter<String> emitter;

    DeadLetters(@Channel("dead-letters") Emitter<String> emitter) {
        this.emitter = emitter;
    }

    /** The topic of a consumer's dead letters. */
    static String topicOf(String topic, String consumer) {
        return topic + "." + consumer + SUFFIX;
    }

    /** Puts a record aside. Returns when the broker has it; else fails. */
    void add(String consumer, ConsumerRecord<String, String> record, int attempts, Throwable reason) {
        String topic = topicOf(record.topic(), consumer);
        send(topic, record.key(), record.value(), headers(record, attempts, String.valueOf(reason.getMessage())));
    }

    private static Headers headers(ConsumerRecord<String, String> record, int attempts, String reason) {
        RecordHeaders headers = new RecordHeaders(record.headers());
        set(headers, REASON, reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
        set(headers, ORIGIN, Consumption.placeOf(record));
        set(headers, ATTEMPTS, Integer.toString(attempts));
        return headers;
    }

    private static void set(RecordHeaders headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a record as it is, such as a dead letter back to where it came from. Returns when the broker has it; else fails. */
    public void send(String topic, @Nullable String key, @Nullable String value, Headers headers) {
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(topic)
                .withKey(key)
                .withHeaders(headers)
                .build();
        await(Acknowledged.send(emitter, value, metadata));
    }

    private static void await(CompletableFuture<Void> done) {
        try {
            done.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending a dead letter", stop);
        } catch (ExecutionException | TimeoutException fault) {
            throw new IllegalStateException("the broker did not acknowledge a dead letter", fault);
        }
    }
}
