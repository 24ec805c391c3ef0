package shop.carousel.bench.stock;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * Processor time of this process and all that it started, servers and buyers and all. Unlike rates and latencies, it
 * says much the same on a machine that others keep busy.
 */
final class CpuTime {

    private long startNanos;
    private long nanos;

    void start() {
        startNanos = now();
    }

    void stop() {
        nanos += now() - startNanos;
    }

    double millisPer(long units) {
        return units == 0 ? 0 : nanos / 1e6 / units;
    }

    private static long now() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .mapToLong(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }
}
