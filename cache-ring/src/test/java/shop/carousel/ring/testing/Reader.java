package shop.carousel.ring.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.assembly.CacheRings;

/**
 * A process of its own that reads one key with many callers at once, when it is told to on its standard input, and
 * counts its loads on a node that only counts. It prints {@code ready}, {@code loading} for each load, and {@code done
 * <value>} when all callers have the same.
 */
public final class Reader implements AutoCloseable {

    /** How many callers each process has. */
    public static final int CALLERS = 64;

    private final Process process;
    private final BufferedReader out;

    private Reader(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts one.
     *
     * @param counter where loads are counted, under the key {@code loads}
     * @param loads what a load does: a number of milliseconds, or {@code hang}
     * @param lease how long one caller may take to load
     */
    public static Reader start(RedisProcess node, RedisProcess counter, String loads, Duration lease) {
        try {
            var command = List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx96m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Reader.class.getName(),
                    node.node().address(),
                    Integer.toString(counter.port()),
                    loads,
                    lease.toString());
            var reader = new Reader(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
            reader.await("ready");
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets all callers read. */
    public void go() {
        try {
            var in = process.outputWriter(StandardCharsets.UTF_8);
            in.write("go\n");
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a line that begins like that, and answers the rest of it. */
    public String await(String beginning) {
        try {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(beginning)) {
                    return line.substring(beginning.length()).strip();
                }
            }
            throw new IllegalStateException("The process ended before it said \"" + beginning + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As kill −9. */
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }

    /** {@code <node's address> <port of the counter> <ms or hang> <lease>}. */
    public static void main(String[] args) throws Exception {
        var options = RingOptions.of(List.of(RingNode.of("a", args[0])));
        try (var ring = CacheRings.start(options.client(options.client().commandTimeout(Duration.ofSeconds(10))))) {
            System.out.println("ready");
            try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                in.readLine();
            }
            System.out.println("done " + read(ring, Integer.parseInt(args[1]), args[2], Duration.parse(args[3])));
        }
    }

    private static List<String> read(CacheRing ring, int counter, String loads, Duration lease) throws Exception {
        var cache = ring.cache(Rings.texts("stampede").leaseTime(lease).loadDeadline(Duration.ofMinutes(1)));
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<String>>();
            Callable<String> caller = () -> {
                start.await();
                return cache.get("cold", key -> load(counter, loads)).orElseThrow();
            };
            for (int i = 0; i < CALLERS; i++) {
                answers.add(threads.submit(caller));
            }
            start.countDown();
            var values = new ArrayList<String>();
            for (var answer : answers) {
                values.add(answer.get());
            }
            return values.stream().distinct().toList();
        }
    }

    private static Versioned<String> load(int counter, String loads) throws InterruptedException {
        try (var connection = new RespConnection(counter)) {
            connection.command("INCR", "loads");
        }
        System.out.println("loading");
        if (loads.equals("hang")) {
            new CountDownLatch(1).await();
        }
        Thread.sleep(Long.parseLong(loads));
        return new Versioned<>("value", 1);
    }
}
