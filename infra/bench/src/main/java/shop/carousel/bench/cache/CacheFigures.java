package shop.carousel.bench.cache;

/**
 * What is measured of one client under one workload.
 *
 * @param processorMillis of client and servers together, for 1,000 operations
 * @param ofRaw operations a second, as a part of what raw sockets reach with the same pipelining
 */
public record CacheFigures(
        String workload,
        int callers,
        String client,
        double operationsPerSecond,
        double p50Micros,
        double p99Micros,
        double processorMillis,
        double ofRaw) {}
