package shop.carousel.kit.event;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.broker.Broker;
import shop.carousel.kit.broker.Header;
import shop.carousel.kit.broker.RecordRefusedException;

/**
 * Records that could not be handled. Each goes to the topic {@code <topic>.<consumer>.dead-letters} as it was, with
 * headers that say why. The order service stores the records of these topics, and an operator replays or discards them.
 */
@Singleton
public final class DeadLetters {

    /** Why it could not be handled. */
    public static final String REASON = "dead_letter_reason";

    /** Its origin: the topic and the position there. */
    public static final String ORIGIN = "dead_letter_origin";

    /** How often it was tried. */
    public static final String ATTEMPTS = "dead_letter_attempts";

    /** The id of the dead letter that a replayed record was, so that it is the same one if it fails again. */
    public static final String ID = "dead_letter_id";

    /**
     * Present if the topic did not take the whole record: the length of its value in bytes. Key and value are then
     * truncated.
     */
    public static final String TRUNCATED = "dead_letter_truncated";

    /** How the names of all these topics end. */
    public static final String SUFFIX = ".dead-letters";

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int LONGEST_REASON = 2_000;
    private static final int MOST_BYTES_A_CHAR = 3;
    private static final Set<String> OF_THIS_DEATH = Set.of(REASON, ORIGIN, ATTEMPTS, TRUNCATED);
    private static final int KEPT_KEY = 1_024;
    private static final int KEPT_HEADERS = 8_192;

    private final Broker broker;
    private final ConsumptionConfig config;

    DeadLetters(Broker broker, ConsumptionConfig config) {
        this.broker = broker;
        this.config = config;
    }

    /** The topic of a consumer's dead letters. */
    static String topicOf(String topic, String consumer) {
        return topic + "." + consumer + SUFFIX;
    }

    /** Begins to put a record aside. */
    CompletableFuture<Void> begin(String consumer, Arrived record, int attempts, Throwable reason) {
        return broker.send(
                topicOf(record.topic(), consumer),
                record.key(),
                record.value(),
                headers(record.headers(), record, attempts, reason));
    }

    /** Whether the broker has it; false if it has not confirmed in time. */
    boolean hasArrived(CompletableFuture<Void> sent) {
        try {
            await(sent);
            return true;
        } catch (IllegalStateException | RecordRefusedException unknown) {
            return false;
        }
    }

    /**
     * Puts a record aside: the whole record or, if the topic does not take that, its beginning and its origin. Returns
     * when the broker has it; otherwise fails.
     */
    void add(String consumer, Arrived record, int attempts, Throwable reason) {
        try {
            await(begin(consumer, record, attempts, reason));
        } catch (RecordRefusedException tooLarge) {
            LOG.warnf("%s is kept truncated: %s", record.place(), tooLarge.getMessage());
            addTruncated(consumer, record, attempts, reason);
        }
    }

    private void addTruncated(String consumer, Arrived record, int attempts, Throwable reason) {
        String value = record.value();
        int bytes = value == null ? 0 : value.getBytes(StandardCharsets.UTF_8).length;
        List<Header> headers = headers(small(record.headers()), record, attempts, reason);
        headers.add(Header.of(TRUNCATED, Integer.toString(bytes)));
        try {
            send(
                    topicOf(record.topic(), consumer),
                    cut(record.key(), KEPT_KEY),
                    cut(value, config.keptBytes()),
                    headers);
        } catch (RecordRefusedException hopeless) {
            LOG.errorf(hopeless, "%s cannot be put aside at all, and is passed over: %s", record.place(), reason);
        }
    }

    /** At most this many bytes, without half a character at the end. */
    private static @Nullable String cut(@Nullable String text, int bytes) {
        if (text == null || text.length() * MOST_BYTES_A_CHAR <= bytes) {
            return text;
        }
        int end = bytes / MOST_BYTES_A_CHAR;
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /** The first of them, as far as they are small together. */
    private static List<Header> small(List<Header> headers) {
        List<Header> small = new ArrayList<>();
        int bytes = 0;
        for (Header header : headers) {
            bytes += header.name().length() * MOST_BYTES_A_CHAR + header.value().length;
            if (bytes <= KEPT_HEADERS) {
                small.add(header);
            }
        }
        return small;
    }

    /** Its own, and why it died this time. */
    private static List<Header> headers(List<Header> own, Arrived record, int attempts, Throwable reason) {
        List<Header> headers = new ArrayList<>(own);
        headers.removeIf(header -> OF_THIS_DEATH.contains(header.name()));
        headers.add(Header.of(REASON, shortened(told(reason))));
        headers.add(Header.of(ORIGIN, record.place()));
        headers.add(Header.of(ATTEMPTS, Integer.toString(attempts)));
        return headers;
    }

    private static String told(Throwable reason) {
        return reason instanceof MalformedEventException ? String.valueOf(reason.getMessage()) : reason.toString();
    }

    private static String shortened(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    /**
     * Sends a record as it is, such as a dead letter back to its origin. Returns when the broker has it; otherwise
     * fails, with {@link RecordRefusedException} if the broker never takes it.
     */
    public void send(String topic, @Nullable String key, @Nullable String value, List<Header> headers) {
        await(broker.send(topic, key, value, headers));
    }

    private void await(CompletableFuture<Void> done) {
        try {
            done.get(config.putAsideTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending a dead letter", stop);
        } catch (ExecutionException | TimeoutException fault) {
            if (fault.getCause() instanceof RecordRefusedException refused) {
                throw refused;
            }
            throw new IllegalStateException("the broker did not acknowledge a dead letter", fault);
        }
    }
}
