package shop.carousel.bench.stock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** A way with what was measured of it so far. */
final class Measured implements AutoCloseable {

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int DIGITS = 3;

    private final Way way;
    private final Skus skus;
    private final int buyers;
    private final Histogram latencies = new Histogram(LONGEST_NANOS, DIGITS);
    private final CpuTime cpu = new CpuTime();
    private long nanos;

    Measured(Way way, Skus skus, int buyers) {
        this.way = way;
        this.skus = skus;
        this.buyers = buyers;
    }

    /** Lets all buyers buy for so long; warming up counts for nothing. */
    void run(Duration time, boolean counts) throws Exception {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        if (counts) {
            cpu.start();
        }
        try (var threads = Executors.newFixedThreadPool(buyers)) {
            List<Future<Histogram>> bought = new ArrayList<>();
            for (int i = 0; i < buyers; i++) {
                int buyer = i;
                bought.add(threads.submit(() -> buy(buyer, end)));
            }
            for (Future<Histogram> each : bought) {
                Histogram own = each.get();
                if (counts) {
                    latencies.add(own);
                }
            }
        }
        if (counts) {
            cpu.stop();
            nanos += System.nanoTime() - start;
        }
    }

    private Histogram buy(int buyer, long end) throws Exception {
        Histogram own = new Histogram(LONGEST_NANOS, DIGITS);
        SplittableRandom random = new SplittableRandom(buyer);
        for (long now = System.nanoTime(); now < end; ) {
            way.buy(buyer, skus.next(random));
            long after = System.nanoTime();
            own.recordValue(Math.min(after - now, LONGEST_NANOS));
            now = after;
        }
        return own;
    }

    Figure figure() {
        return new Figure(
                way.name(),
                skus.name(),
                buyers,
                Math.round(latencies.getTotalCount() * 1e9 / nanos),
                latencies.getValueAtPercentile(50) / 1e6,
                latencies.getValueAtPercentile(99) / 1e6,
                cpu.millisPer(latencies.getTotalCount()));
    }

    @Override
    public void close() {
        way.close();
    }
}
