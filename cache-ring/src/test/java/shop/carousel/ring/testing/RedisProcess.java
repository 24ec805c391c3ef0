package shop.carousel.ring.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;
import shop.carousel.ring.RingNode;

/** A Redis server as a child process, without persistence, on a port of its own that it keeps for life. */
public final class RedisProcess implements NodeProcess {

    private static final long START_SECONDS = 20;

    private final String name;
    private final String policy;
    private final int port;
    private final List<String> more;
    private Process process;

    private RedisProcess(String name, String policy, List<String> more) {
        this.more = more;
        this.name = name;
        this.policy = policy;
        this.port = freePort();
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    public static RedisProcess start(String name) {
        return new RedisProcess(name, "noeviction", List.of());
    }

    public static RedisProcess start(String name, String policy) {
        return new RedisProcess(name, policy, List.of());
    }

    /** A node that comes up with what it held when it went down. */
    public static RedisProcess durable(String name, Path folder) {
        return new RedisProcess(
                name,
                "noeviction",
                List.of("--appendonly", "yes", "--appendfsync", "always", "--dir", folder.toString()));
    }

    @Override
    public RingNode node() {
        return RingNode.of(name, "127.0.0.1:" + port);
    }

    public int port() {
        return port;
    }

    /** One command over a connection of its own. */
    public String command(String... words) {
        try (var connection = new RespConnection(port)) {
            return connection.command(words);
        }
    }

    @Override
    public String look(String name) {
        var reply = command("GET", name);
        return reply.equals("(nil)") ? "" : reply;
    }

    @Override
    public void put(String name, String text) {
        command("SET", name, text);
    }

    @Override
    public void remove(String name) {
        command("DEL", name);
    }

    @Override
    public void empty() {
        command("FLUSHALL");
    }

    @Override
    public void pause() {
        signal("STOP");
    }

    @Override
    public void resume() {
        signal("CONT");
    }

    @Override
    public void kill() {
        process.destroyForcibly();
        await();
    }

    @Override
    public void restart() {
        process = launch();
    }

    @Override
    public void close() {
        kill();
    }

    private Process launch() {
        try {
            var binary = Binary.FILE;
            var command = new ArrayList<>(List.of(
                    binary,
                    "--port",
                    Integer.toString(port),
                    "--bind",
                    "127.0.0.1",
                    "--save",
                    "",
                    "--maxmemory-policy",
                    policy,
                    "--dir",
                    System.getProperty("java.io.tmpdir")));
            command.addAll(more);
            var started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            awaitAnswer(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAnswer(Process started) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline && started.isAlive()) {
            try {
                if (command("PING").equals("PONG")) {
                    return;
                }
            } catch (UncheckedIOException e) {
                Thread.onSpinWait();
            }
        }
        throw new IllegalStateException("Redis did not start on port " + port);
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await() {
        try {
            process.waitFor(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's binary, unpacked once. */
    private static final class Binary {

        static final String FILE = unpack();

        private static String unpack() {
            try {
                var folder = Files.createTempDirectory("redis").toFile();
                folder.deleteOnExit();
                var file = ExecutableProvider.newJarResourceProvider(folder).get();
                file.deleteOnExit();
                return file.getAbsolutePath();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
