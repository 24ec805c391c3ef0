package shop.carousel.kit.trace;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The value of a header {@code traceparent} (W3C Trace Context, level 1, section 3.2): version, trace id, parent id,
 * flags. Passed on unchanged, as the recommendation allows for a party that records no spans.
 */
public record TraceParent(String text) {

    /** The name of the header, in HTTP and in records. */
    public static final String HEADER = "traceparent";

    private static final int LENGTH = 55;
    private static final int TRACE_ID = 3;
    private static final int PARENT_ID = 36;
    private static final int FLAGS = 53;

    public TraceParent {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException("not a traceparent: " + text);
        }
    }

    /** The value; empty if absent or malformed. */
    public static Optional<TraceParent> of(@Nullable String text) {
        return text != null && isWellFormed(text) ? Optional.of(new TraceParent(text)) : Optional.empty();
    }

    /** By hand, because every event is asked: a regular expression took a twentieth of the order service's time. */
    private static boolean isWellFormed(String text) {
        return text.length() == LENGTH
                && isHex(text, 0, TRACE_ID - 1)
                && text.charAt(TRACE_ID - 1) == '-'
                && isHex(text, TRACE_ID, PARENT_ID - 1)
                && text.charAt(PARENT_ID - 1) == '-'
                && isHex(text, PARENT_ID, FLAGS - 1)
                && text.charAt(FLAGS - 1) == '-'
                && isHex(text, FLAGS, LENGTH)
                && !text.startsWith("ff")
                && !isZero(text, TRACE_ID, PARENT_ID - 1)
                && !isZero(text, PARENT_ID, FLAGS - 1);
    }

    /** Lower case only, as the recommendation says. */
    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    /** A new trace, not sampled. */
    public static TraceParent fresh() {
        var random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        String trace = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1);
        return new TraceParent("00-" + trace + "-" + hex.toHexDigits(random.nextLong() | 1) + "-00");
    }

    /** The id that all parts of one trace share. */
    public String traceId() {
        return text.substring(TRACE_ID, PARENT_ID - 1);
    }

    @Override
    public String toString() {
        return text;
    }
}
