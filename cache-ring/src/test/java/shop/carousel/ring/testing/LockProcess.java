package shop.carousel.ring.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import shop.carousel.ring.LockHold;
import shop.carousel.ring.LockOptions;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingLock;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.assembly.CacheRings;

/** A Java process of its own that takes locks, for tests that stop it. Lines go to and fro. */
public final class LockProcess implements AutoCloseable {

    private static final Duration LEASE = Duration.ofMillis(500);
    private static final Duration WAIT = Duration.ofMinutes(1);

    private final Process process;
    private final BufferedReader output;

    private LockProcess(List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LockProcess.class.getName()));
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Takes the lock and says its token; "lost" when it is lost; after a line, whether it was held and given back. */
    public static LockProcess holding(RedisProcess node, RedisProcess cache, String key) throws IOException {
        return new LockProcess(
                List.of("hold", node.node().address(), cache.node().address(), key));
    }

    /** Adds one to the number under "counted", so many times, each under the lock; says "done". */
    public static LockProcess counting(RedisProcess node, RedisProcess cache, String key, int times)
            throws IOException {
        return new LockProcess(
                List.of("count", node.node().address(), cache.node().address(), key, Integer.toString(times)));
    }

    /** What it says next that is not a line of a log. */
    public String line() throws IOException {
        String line;
        do {
            line = Objects.requireNonNull(output.readLine(), "The process has ended");
        } while (!line.startsWith("> "));
        return line.substring(2);
    }

    public void say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    public void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The process itself: what to do, the lock node, the cache node, the key, and how often. */
    public static void main(String[] arguments) throws IOException {
        var options = RingOptions.of(List.of(RingNode.of("cache", arguments[2])))
                .lockNodes(List.of(RingNode.of("lock-a", arguments[1])))
                .client(NodeOptions.DEFAULT.commandTimeout(Duration.ofSeconds(5)))
                .locks(LockOptions.DEFAULT.longestHold(LEASE));
        try (var ring = CacheRings.start(options)) {
            if (arguments[0].equals("hold")) {
                hold(ring.locks(), arguments[3]);
            } else {
                count(
                        ring.locks(),
                        arguments[3],
                        RingNode.of("cache", arguments[2]).port(),
                        arguments[4]);
            }
        }
    }

    private static void hold(RingLock locks, String key) throws IOException {
        var hold = LockHold.renewed(LEASE, WAIT, () -> tell("lost"));
        try (var lease = locks.tryLock(List.of(key), hold, WAIT).orElseThrow()) {
            tell(Long.toString(lease.token(key)));
            int first = System.in.read();
            tell("held=" + (lease.held() && first >= 0) + " released=" + lease.release());
        }
    }

    private static void count(RingLock locks, String key, int port, String times) {
        try (var counter = new RespConnection(port)) {
            for (int i = 0; i < Integer.parseInt(times); i++) {
                try (var lease = locks.tryLock(List.of(key, "another"), LockHold.renewed(LEASE, WAIT, () -> {}), WAIT)
                        .orElseThrow()) {
                    long counted = Long.parseLong(counter.command("GET", "counted"));
                    counter.command("SET", "counted", Long.toString(counted + 1));
                    if (!lease.held()) {
                        throw new IllegalStateException("The lock was lost in between");
                    }
                }
            }
        }
        tell("done");
    }

    private static void tell(String line) {
        System.out.println("> " + line);
    }
}
