package shop.carousel.demo.client;

import java.time.Duration;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Times of many requests, three digits exact. Thread-safe. */
final class Latencies {

    private static final int DIGITS = 3;

    private final Histogram micros = new ConcurrentHistogram(DIGITS);

    /**
     * Percentiles in milliseconds; zeros when nothing was measured.
     *
     * @param count how many were measured
     */
    record Percentiles(long count, double p50, double p90, double p99, double max) {

        @Override
        public String toString() {
            return "p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms (%,d)".formatted(p50, p90, p99, max, count);
        }
    }

    void record(Duration time) {
        micros.recordValue(Math.max(0, time.toNanos() / 1_000));
    }

    Percentiles percentiles() {
        return new Percentiles(micros.getTotalCount(), millis(50), millis(90), millis(99), millis(100));
    }

    private double millis(double percentile) {
        return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percentile) / 1_000.0;
    }
}
