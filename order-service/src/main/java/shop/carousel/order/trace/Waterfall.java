package shop.carousel.order.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order's trace as a page shows it.
 *
 * @param traceId null where the order has no trace
 * @param about what is to be seen, in words
 * @param hints what is missing, and why
 * @param rows in the order in which they began, each below the one that caused it
 */
public record Waterfall(@Nullable String traceId, String about, List<String> hints, List<Row> rows) {

    /**
     * A span, with the place of its bar in all of the time that is shown.
     *
     * @param depth how many spans it lies in
     * @param service whose work it is
     * @param start since the first span began
     * @param from where its bar begins, 0 to 1
     * @param part how long its bar is, 0 to 1
     * @param shared whether it is work for several orders together, which another trace tells of
     * @param facts what else is known
     */
    public record Row(
            int depth,
            String name,
            String service,
            Duration start,
            Duration took,
            double from,
            double part,
            boolean failed,
            boolean shared,
            Map<String, String> facts) {}

    /** Nothing to be seen, and why. */
    static Waterfall none(@Nullable String traceId, String about, List<String> hints) {
        return new Waterfall(traceId, about, hints, List.of());
    }

    /** How a span lies in a stretch of time. */
    static double part(Instant from, Instant to, Duration all) {
        return all.isZero() ? 0 : (double) Duration.between(from, to).toNanos() / all.toNanos();
    }
}
