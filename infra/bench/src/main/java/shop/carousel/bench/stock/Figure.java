package shop.carousel.bench.stock;

/** What one way came to. The processor's share is that of the whole machine, servers and measuring and all. */
public record Figure(String way, String skus, long perSecond, double p50Millis, double p99Millis, long cpuPercent) {}
