package shop.carousel.bench.load;

import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What one stretch of load brought. Latencies are in milliseconds from when a request was meant to be sent.
 *
 * @param sent requests, by their answers' status
 * @param seconds from the first request to the last order's end
 * @param completedWhileSending orders confirmed a second while requests were being sent
 * @param settleSeconds how long after the last request the last accepted order ended
 * @param open orders that were accepted and had not ended when nobody waited any more
 * @param refusedOnceSent from when an order had one of the generator's connections: without its wait in the generator
 * @param othersRefusedOnceSent the same of requests that are no orders
 */
public record Phase(
        String name,
        double offeredPerSecond,
        Map<String, Long> sent,
        Map<String, Long> ends,
        double seconds,
        double confirmedPerSecond,
        double completedWhileSending,
        double settleSeconds,
        long open,
        long retryAfterMissing,
        Latency accepted,
        Latency refused,
        Latency refusedOnceSent,
        Latency othersRefusedOnceSent,
        Latency confirmed,
        Map<String, Double> processorMillisPerOrder) {

    /** Of all values, in milliseconds. */
    public record Latency(long count, double p50, double p99, double max) {
        static Latency of(Histogram micros) {
            return new Latency(
                    micros.getTotalCount(),
                    micros.getValueAtPercentile(50) / 1_000.0,
                    micros.getValueAtPercentile(99) / 1_000.0,
                    micros.getMaxValue() / 1_000.0);
        }
    }

    /** All processes together. */
    public double processorMillis() {
        return processorMillisPerOrder.values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    static double seconds(long nanos) {
        return Duration.ofNanos(nanos).toMillis() / 1_000.0;
    }
}
