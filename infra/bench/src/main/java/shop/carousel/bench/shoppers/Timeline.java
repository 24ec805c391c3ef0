package shop.carousel.bench.shoppers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What happened, by second and by kind of request. Thread-safe. */
final class Timeline {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 2;

    private static final long UNKNOWN = Long.MIN_VALUE;

    /** The answer to an order of what is not there any more. */
    static final int SOLD_OUT = 409;

    private static final Set<Integer> REFUSED = Set.of(SOLD_OUT, 429, 503);

    /** One second: requests that were meant to be sent in it, and what was answered in it. */
    static final class Second {
        private final Histogram micros = histogram();
        private long sent;
        private long refused;
        private long failed;
        private long ordersEnded;

        long sent() {
            return sent;
        }

        long good() {
            return micros.getTotalCount();
        }

        long refused() {
            return refused;
        }

        long failed() {
            return failed;
        }

        long ordersEnded() {
            return ordersEnded;
        }

        double millis(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1_000.0;
        }
    }

    /**
     * All requests of one kind. Latencies are in milliseconds, of answers that are no refusals.
     *
     * @param refused answers that say to come again (503, 429), or that nothing is left (409)
     * @param failed other answers from 400 on, and connections that broke
     */
    record Kind(String kind, long requests, double p50, double p99, double max, long refused, long failed) {}

    private static final class Sums {
        private final Histogram micros = histogram();
        private long requests;
        private long refused;
        private long failed;
    }

    private long start = UNKNOWN;
    private final List<Second> seconds = new ArrayList<>();
    private final Map<String, Sums> kinds = new TreeMap<>();

    private static Histogram histogram() {
        return new Histogram(LONGEST_MICROS, DIGITS);
    }

    /** The first second begins when the first request is due: what prepares the load is not a part of it. */
    private Second second(long nanos) {
        start = start == UNKNOWN ? nanos : start;
        int n = (int) Math.max(0, TimeUnit.NANOSECONDS.toSeconds(nanos - start));
        while (seconds.size() <= n) {
            seconds.add(new Second());
        }
        return seconds.get(n);
    }

    private Sums sums(String kind) {
        return kinds.computeIfAbsent(kind, any -> new Sums());
    }

    /** A request is due. */
    synchronized void sent(String kind, long intendedNanos) {
        second(intendedNanos).sent++;
        sums(kind).requests++;
    }

    /** It was answered with this status; 0 when the connection broke. */
    synchronized void answered(String kind, int status, long intendedNanos) {
        long now = System.nanoTime();
        Second second = second(now);
        Sums sums = sums(kind);
        if (REFUSED.contains(status)) {
            second.refused++;
            sums.refused++;
        } else if (status == 0 || status >= 400) {
            second.failed++;
            sums.failed++;
        } else {
            long micros = Math.min(LONGEST_MICROS, (now - intendedNanos) / 1_000);
            second.micros.recordValue(micros);
            sums.micros.recordValue(micros);
        }
    }

    /** An order reached its end, or its confirmation, this long after it was meant to be sent. */
    synchronized void orderEnded(String end, long intendedNanos) {
        long now = System.nanoTime();
        second(now).ordersEnded++;
        Sums sums = sums("order until " + end);
        sums.requests++;
        sums.micros.recordValue(Math.min(LONGEST_MICROS, (now - intendedNanos) / 1_000));
    }

    /** The seconds up to now. */
    synchronized List<Second> seconds() {
        return List.copyOf(seconds);
    }

    /** The sums up to now, by the kind's name. */
    synchronized List<Kind> kinds() {
        return kinds.entrySet().stream()
                .map(entry -> {
                    Sums sums = entry.getValue();
                    return new Kind(
                            entry.getKey(),
                            sums.requests,
                            sums.micros.getValueAtPercentile(50) / 1_000.0,
                            sums.micros.getValueAtPercentile(99) / 1_000.0,
                            sums.micros.getMaxValue() / 1_000.0,
                            sums.refused,
                            sums.failed);
                })
                .toList();
    }
}
