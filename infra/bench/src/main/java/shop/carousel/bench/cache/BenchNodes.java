package shop.carousel.bench.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import shop.carousel.demo.servers.Guardian;
import shop.carousel.demo.servers.PartProcess;
import shop.carousel.demo.servers.Ports;
import shop.carousel.demo.servers.Redis;
import shop.carousel.ring.RingNode;

/** Redis nodes of a benchmark's own, on free ports, gone with it. */
final class BenchNodes implements AutoCloseable {

    private static final int MEBIBYTES = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Guardian guardian;
    private final List<PartProcess> processes = new ArrayList<>();
    private final List<RingNode> nodes = new ArrayList<>();

    private BenchNodes(Guardian guardian) {
        this.guardian = guardian;
    }

    static BenchNodes start(int count) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("carousel-bench");
        var started = new BenchNodes(Guardian.start());
        var ports = Ports.free(count);
        for (int i : IntStream.range(0, count).toArray()) {
            started.start("redis-" + (char) ('a' + i), ports.get(i), folder);
        }
        for (var process : started.processes) {
            process.awaitReady();
        }
        return started;
    }

    private void start(String name, int port, Path folder) throws InterruptedException {
        var part = Redis.cache(name, port, folder.resolve(name), MEBIBYTES);
        processes.add(PartProcess.start(part, folder.resolve(name + ".log"), guardian));
        nodes.add(RingNode.of(name, "127.0.0.1:" + port));
    }

    List<RingNode> nodes() {
        return nodes;
    }

    /** Processor time that the servers have used so far. */
    Duration processorTime() {
        return processes.stream()
                .map(process -> ProcessHandle.of(process.pid())
                        .flatMap(handle -> handle.info().totalCpuDuration())
                        .orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        try {
            for (var process : processes) {
                process.stop(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        guardian.close();
    }
}
