package shop.carousel.kit.event;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.broker.Broker;
import shop.carousel.kit.broker.Header;

/**
 * Records that could not be handled. Each goes to the topic {@code <topic>.<consumer>.dead-letters} as it was, with headers that say
 * why; the order service keeps what is on these topics for an operator to see, replay or discard.
 */
@Singleton
public final class DeadLetters {

    /** Why it could not be handled. */
    public static final String REASON = "dead_letter_reason";

    /** Where it lies: its topic and its place there. */
    public static final String ORIGIN = "dead_letter_origin";

    /** How often it was tried. */
    public static final String ATTEMPTS = "dead_letter_attempts";

    /** Names the dead letter that a replayed record was, so that it is the same one should it die again. */
    public static final String ID = "dead_letter_id";

    /** How the names of all these topics end. */
    public static final String SUFFIX = ".dead-letters";

    private static final int TIMEOUT_SECONDS = 20;
    private static final int LONGEST_REASON = 2_000;
    private static final Set<String> OF_THIS_DEATH = Set.of(REASON, ORIGIN, ATTEMPTS);

    private final Broker broker;

    DeadLetters(Broker broker) {
        this.broker = broker;
    }

    /** The topic of a consumer's dead letters. */
    static String topicOf(String topic, String consumer) {
        return topic + "." + consumer + SUFFIX;
    }

    /** Puts a record aside. Returns when the broker has it; else fails. */
    void add(String consumer, Arrived record, int attempts, Throwable reason) {
        String topic = topicOf(record.topic(), consumer);
        send(topic, record.key(), record.value(), headers(record, attempts, String.valueOf(reason.getMessage())));
    }

    /** Its own, and why it died this time. */
    private static List<Header> headers(Arrived record, int attempts, String reason) {
        List<Header> headers = new ArrayList<>(record.headers());
        headers.removeIf(header -> OF_THIS_DEATH.contains(header.name()));
        headers.add(Header.of(REASON, reason.substring(0, Math.min(reason.length(), LONGEST_REASON))));
        headers.add(Header.of(ORIGIN, record.place()));
        headers.add(Header.of(ATTEMPTS, Integer.toString(attempts)));
        return headers;
    }

    /** Sends a record as it is, such as a dead letter back to where it came from. Returns when the broker has it; else fails. */
    public void send(String topic, @Nullable String key, @Nullable String value, List<Header> headers) {
        await(broker.send(topic, key, value, headers));
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
