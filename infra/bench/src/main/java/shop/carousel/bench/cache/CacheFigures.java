package shop.carousel.bench.cache;

/**
 * What is measured of one client under one workload.
 *
 * @param processorMillis of client and servers together, for 1,000 operations
 * @param ofLimit operations a second, as a part of what nobody can exceed: raw sockets with the same pipelining, or
 *     near, bare Caffeine
 */
public record CacheFigures(
        String workload,
        int callers,
        String client,
        double operationsPerSecond,
        double p50Micros,
        double p99Micros,
        double processorMillis,
        double ofLimit) {}
