package shop.carousel.bench.cache;

import org.HdrHistogram.Histogram;

/** What was counted in one round, or in several of the same kind. */
record Sample(long operations, long wallNanos, long processorNanos, Histogram latencies) {

    static Sample none() {
        return new Sample(0, 0, 0, new Histogram(3));
    }

    Sample plus(Sample other) {
        var both = latencies.copy();
        both.add(other.latencies);
        return new Sample(
                operations + other.operations,
                wallNanos + other.wallNanos,
                processorNanos + other.processorNanos,
                both);
    }

    double perSecond() {
        return operations * 1e9 / wallNanos;
    }

    double micros(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e3;
    }

    /** Processor milliseconds of client and servers for 1,000 operations. */
    double processorMillis() {
        return processorNanos / 1e6 / operations * 1_000;
    }
}
