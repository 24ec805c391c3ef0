package shop.carousel.ring.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import redis.embedded.core.ExecutableProvider;
import shop.carousel.demo.testing.Link;
import shop.carousel.ring.RingNode;

/** A Redis server as a child process, without persistence, on a port of its own that it keeps for life. */
public final class RedisProcess extends ServerProcess {

    private final String name;
    private final String policy;
    private final List<String> more;
    private final int securePort;

    private RedisProcess(String name, String policy, List<String> more) {
        this(name, policy, more, 0);
    }

    private RedisProcess(String name, String policy, List<String> more, int securePort) {
        this.name = name;
        this.policy = policy;
        this.more = more;
        this.securePort = securePort;
        restart();
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

    /** A node that also speaks TLS, on a second port. */
    public static RedisProcess secure(String name, Certificates certificates) {
        int port = freePort();
        var settings = new ArrayList<>(certificates.settings());
        settings.addAll(List.of("--tls-port", Integer.toString(port)));
        return new RedisProcess(name, "noeviction", settings, port);
    }

    /** Where it speaks TLS, under one of its host's names. */
    public RingNode secureNode(String host) {
        return RingNode.of(name, host + ":" + securePort);
    }

    @Override
    public RingNode node() {
        return RingNode.of(name, address());
    }

    /** The node as it is called through a link. */
    public RingNode through(Link link) {
        return RingNode.of(name, link.address());
    }

    /** One command over a connection of its own. */
    public String command(String... words) {
        try (var connection = new RespConnection(port())) {
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
    List<String> commandLine() {
        var command = new ArrayList<>(List.of(
                Binary.FILE,
                "--port",
                Integer.toString(port()),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--maxmemory-policy",
                policy,
                "--dir",
                System.getProperty("java.io.tmpdir")));
        command.addAll(more);
        return command;
    }

    @Override
    boolean answers() {
        return command("PING").equals("PONG");
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
