package shop.carousel.bench.cache;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.HdrHistogram.Histogram;

/** So many callers for so long: each on its own thread, each with its own histogram. */
record Round(BenchNodes nodes, int callers, Duration time, ThreadFactory threads) {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** What a caller does once; how many operations that was. */
    interface Step {
        int run(KeyMix mix);
    }

    Sample run(Step step) throws InterruptedException {
        long processor = processorNanos();
        long start = System.nanoTime();
        var histogram = new Histogram(3);
        long operations = 0;
        try (var executor = Executors.newThreadPerTaskExecutor(threads)) {
            var running = new ArrayList<Future<Caller>>();
            for (int i = 0; i < callers; i++) {
                running.add(executor.submit(new Caller(step, new KeyMix(i), start + time.toNanos())));
            }
            for (var each : running) {
                var caller = each.get();
                histogram.add(caller.histogram);
                operations += caller.operations;
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return new Sample(operations, System.nanoTime() - start, processorNanos() - processor, histogram);
    }

    /** Of the callers' process and of the servers'. */
    private long processorNanos() {
        return SYSTEM.getProcessCpuTime() + nodes.processorTime().toNanos();
    }

    /** One thread's work. */
    private static final class Caller implements Callable<Caller> {

        private final Histogram histogram = new Histogram(3);
        private final Step step;
        private final KeyMix mix;
        private final long end;
        private long operations;

        Caller(Step step, KeyMix mix, long end) {
            this.step = step;
            this.mix = mix;
            this.end = end;
        }

        @Override
        public Caller call() {
            for (long now = System.nanoTime(); now < end; ) {
                operations += step.run(mix);
                long after = System.nanoTime();
                histogram.recordValue(after - now);
                now = after;
            }
            return this;
        }
    }
}
