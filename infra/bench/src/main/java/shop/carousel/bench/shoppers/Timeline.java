package shop.carousel.bench.shoppers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What happened, by second and by kind of request. Thread-safe. */
final class Timeline {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 2;
    private static final double MICROS = 1_000;
    private static final int LEAST_FAULT = 400;
    private static final int DONE = 200;

    private static final long UNKNOWN = Long.MIN_VALUE;

    /** The answer to an order of what is not there any more. */
    static final int SOLD_OUT = 409;

    private static final Set<Integer> REFUSED = Set.of(SOLD_OUT, 429, 503);

    /**
     * What was counted: of a second, requests that were due in it and what was answered in it; or of a kind of request.
     * Written under the timeline's lock, read at any time.
     */
    static final class Tally {
        private final Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
        private volatile long due;
        private volatile long refused;
        private volatile long failed;
        private volatile long ordersEnded;

        private void answered(int status, long micros) {
            if (REFUSED.contains(status)) {
                refused++;
            } else if (status == 0 || status >= LEAST_FAULT) {
                failed++;
            } else {
                this.micros.recordValue(Math.min(LONGEST_MICROS, micros));
            }
        }

        long due() {
            return due;
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

        /** Of answers that are no refusals, in milliseconds. */
        double millis(double percentile) {
            return micros.getValueAtPercentile(percentile) / MICROS;
        }
    }

    /**
     * All requests of one kind. Latencies are in milliseconds, of answers that are no refusals.
     *
     * @param refused answers that say to come again (503, 429), or that nothing is left (409)
     * @param failed other answers from 400 on, and connections that broke
     */
    record Kind(String kind, long requests, double p50, double p99, double max, long refused, long failed) {

        private static Kind of(String kind, Tally tally) {
            return new Kind(
                    kind,
                    tally.due,
                    tally.millis(50),
                    tally.millis(99),
                    tally.millis(100),
                    tally.refused,
                    tally.failed);
        }
    }

    private long start = UNKNOWN;
    private final List<Tally> seconds = new ArrayList<>();
    private final Map<String, Tally> kinds = new TreeMap<>();

    /** The first second begins when the first request is due: what prepares the load is not a part of it. */
    private Tally second(long nanos) {
        start = start == UNKNOWN ? nanos : start;
        int n = (int) Math.max(0, TimeUnit.NANOSECONDS.toSeconds(nanos - start));
        while (seconds.size() <= n) {
            seconds.add(new Tally());
        }
        return seconds.get(n);
    }

    private Tally kind(String kind) {
        return kinds.computeIfAbsent(kind, any -> new Tally());
    }

    /** A request is due. */
    synchronized void sent(String kind, long intendedNanos) {
        second(intendedNanos).due++;
        kind(kind).due++;
    }

    /** It was answered with this status; 0 when the connection broke. */
    synchronized void answered(String kind, int status, long intendedNanos) {
        long now = System.nanoTime();
        long micros = TimeUnit.NANOSECONDS.toMicros(now - intendedNanos);
        second(now).answered(status, micros);
        kind(kind).answered(status, micros);
    }

    /** An order reached its end, or its confirmation, this long after it was meant to be sent. */
    synchronized void orderEnded(String end, long intendedNanos) {
        long now = System.nanoTime();
        second(now).ordersEnded++;
        Tally ended = kind("order until " + end);
        ended.due++;
        ended.answered(DONE, TimeUnit.NANOSECONDS.toMicros(now - intendedNanos));
    }

    /** The seconds up to now. */
    synchronized List<Tally> seconds() {
        return List.copyOf(seconds);
    }

    /** The sums up to now, by the kind's name. */
    synchronized List<Kind> kinds() {
        return kinds.entrySet().stream()
                .map(entry -> Kind.of(entry.getKey(), entry.getValue()))
                .toList();
    }
}
