package shop.carousel.kit.trace;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of a header {@code traceparent} (W3C Trace Context, level 1, section 3.2): version, trace id, parent id, flags. Passed on as
 * it came, as the recommendation allows for who records no spans.
 */
public record TraceParent(String text) {

    /** The name of the header, in HTTP and in records. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    public TraceParent {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a traceparent: " + text);
        }
    }

    /** The value, where it is one; what is malformed is as if it were not there. */
    public static Optional<TraceParent> of(@Nullable String text) {
        return text != null && FORM.matcher(text).matches() ? Optional.of(new TraceParent(text)) : Optional.empty();
    }

    /** A new trace, not sampled. */
    public static TraceParent fresh() {
        var random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        String trace = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1);
        return new TraceParent("00-" + trace + "-" + hex.toHexDigits(random.nextLong() | 1) + "-00");
    }

    /** What all parts of one trace have in common. */
    public String traceId() {
        return text.substring(3, 35);
    }

    @Override
    public String toString() {
        return text;
    }
}
