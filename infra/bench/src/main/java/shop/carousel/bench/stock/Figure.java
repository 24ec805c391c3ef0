package shop.carousel.bench.stock;

/** What one way came to. The processor time is that of servers and buyers together. */
public record Figure(
        String way,
        String skus,
        int buyers,
        long perSecond,
        double p50Millis,
        double p99Millis,
        double cpuMillisPerUnit) {}
