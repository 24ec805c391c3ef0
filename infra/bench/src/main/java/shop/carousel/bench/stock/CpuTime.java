package shop.carousel.bench.stock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** How busy the machine's processors were while something ran, by {@code /proc/stat}; 0 where there is none. */
final class CpuTime {

    private static final Path STAT = Path.of("/proc/stat");
    private static final int IDLE = 3;
    private static final int WAITING_FOR_THE_DISK = 4;

    private long startAll;
    private long startIdle;
    private long all;
    private long idle;

    void start() throws IOException {
        long[] now = read();
        startAll = Arrays.stream(now).sum();
        startIdle = idle(now);
    }

    void stop() throws IOException {
        long[] now = read();
        all += Arrays.stream(now).sum() - startAll;
        idle += idle(now) - startIdle;
    }

    long percent() {
        return all == 0 ? 0 : Math.round(100.0 * (all - idle) / all);
    }

    private static long idle(long[] times) {
        return times.length > WAITING_FOR_THE_DISK ? times[IDLE] + times[WAITING_FOR_THE_DISK] : 0;
    }

    private static long[] read() throws IOException {
        if (!Files.isReadable(STAT)) {
            return new long[0];
        }
        String line = Files.readAllLines(STAT).getFirst();
        return Arrays.stream(line.strip().split(" +"))
                .skip(1)
                .limit(8)
                .mapToLong(Long::parseLong)
                .toArray();
    }
}
