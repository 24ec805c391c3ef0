package shop.carousel.demo.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import shop.carousel.demo.servers.BrokerKind;
import shop.carousel.demo.servers.Database;
import shop.carousel.demo.servers.Folders;
import shop.carousel.demo.servers.Guardian;
import shop.carousel.demo.servers.Kafka;
import shop.carousel.demo.servers.Launch;
import shop.carousel.demo.servers.Part;
import shop.carousel.demo.servers.PartProcess;
import shop.carousel.demo.servers.Ports;
import shop.carousel.demo.servers.Postgres;
import shop.carousel.demo.servers.RabbitMq;
import shop.carousel.demo.servers.Redis;

/**
 * Real servers on free ports, in a folder that goes with them: {@code postgres}, the broker ({@code kafka} or {@code
 * rabbitmq}, as the build says), {@code redis-a}, {@code redis-b}, {@code redis-c}, {@code lock-a}. A test may kill
 * one, stop it and start it again on the same port.
 */
public final class TestServers implements AutoCloseable {

    /** The names of the cache nodes. */
    public static final List<String> CACHE_NODES = List.of("redis-a", "redis-b", "redis-c");

    /** The name of the lock node. */
    public static final String LOCK_NODE = "lock-a";

    /** The password of the broker, where it has one. */
    public static final String BROKER_PASSWORD = "a-brokers-password";

    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final int CACHE_MEBIBYTES = 64;

    private final Path folder;
    private final Guardian guardian;
    private final Map<String, Part> parts;
    private final Map<String, PartProcess> running = new ConcurrentHashMap<>();

    private TestServers(Path folder, Guardian guardian, List<Part> parts) {
        this.folder = folder;
        this.guardian = guardian;
        this.parts = new LinkedHashMap<>();
        parts.forEach(part -> this.parts.put(part.name(), part));
    }

    /**
     * Starts all of them, PostgreSQL with this database, and further cache nodes of these names, and waits until they
     * serve.
     */
    public static TestServers start(Database database, String... furtherNodes)
            throws IOException, InterruptedException {
        return start(database, List.of(furtherNodes), List.of());
    }

    /** The same, with further nodes for locks. */
    public static TestServers start(Database database, List<String> furtherNodes, List<String> furtherLockNodes)
            throws IOException, InterruptedException {
        return start(database, furtherNodes, furtherLockNodes, Map.of());
    }

    /** The same, with this in the environment of every server. */
    public static TestServers start(
            Database database,
            List<String> furtherNodes,
            List<String> furtherLockNodes,
            Map<String, String> environment)
            throws IOException, InterruptedException {
        return start(folder -> parts(folder, database, furtherNodes, furtherLockNodes).stream()
                .<Part>map(part -> environment.isEmpty() ? part : new Surrounded(part, environment))
                .toList());
    }

    /** Starts the servers that are made for a folder, and waits until they serve. */
    public static TestServers start(Function<Path, List<Part>> maker) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Files.createDirectories(place()), "servers-");
        var servers = new TestServers(folder, Guardian.start(), maker.apply(folder));
        try {
            servers.startAll();
            return servers;
        } catch (RuntimeException | InterruptedException e) {
            servers.closeAfter(e);
            throw e;
        }
    }

    /** Why they did not start is told first, whatever is left of them. */
    private void closeAfter(Exception fault) {
        try {
            close();
        } catch (UncheckedIOException left) {
            fault.addSuppressed(left);
        }
    }

    /** The build's folder when there is one, so that nothing is ever left elsewhere. */
    private static Path place() {
        Path target = Path.of("target").toAbsolutePath();
        return Files.isDirectory(target) ? target.resolve("servers") : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static List<Part> parts(
            Path folder, Database database, List<String> furtherNodes, List<String> furtherLockNodes) {
        var nodes = Stream.concat(CACHE_NODES.stream(), furtherNodes.stream()).toList();
        var lockNodes =
                Stream.concat(Stream.of(LOCK_NODE), furtherLockNodes.stream()).toList();
        Iterator<Integer> ports =
                Ports.free(3 + nodes.size() + lockNodes.size()).iterator();
        var parts = new ArrayList<Part>(List.of(
                Postgres.fleeting(ports.next(), folder.resolve("postgres"), "test", List.of(database)),
                broker(BrokerKind.ofTests(), ports.next(), ports.next(), folder)));
        lockNodes.forEach(node -> parts.add(Redis.locks(node, ports.next(), folder.resolve(node))));
        nodes.forEach(node -> parts.add(Redis.cache(node, ports.next(), folder.resolve(node), CACHE_MEBIBYTES)));
        return parts;
    }

    private static Part broker(BrokerKind kind, int port, int otherPort, Path folder) {
        Path data = folder.resolve(kind.part());
        return switch (kind) {
            case KAFKA -> new Kafka(port, otherPort, data);
            case RABBITMQ -> new RabbitMq(port, otherPort, data, BROKER_PASSWORD);
        };
    }

    private void startAll() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> starts = parts.keySet().stream()
                    .<Future<?>>map(name -> threads.submit(() -> {
                        start(name);
                        return null;
                    }))
                    .toList();
            for (Future<?> start : starts) {
                start.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(Objects.requireNonNull(e.getCause()).getMessage(), e.getCause());
        }
    }

    /** Starts a server that was killed or stopped, on its port and with its data, and waits until it serves. */
    public void start(String name) throws InterruptedException {
        Part part = part(name);
        var process = PartProcess.start(part, folder.resolve(name + ".log"), guardian);
        running.put(name, process);
        process.awaitReady();
    }

    /** Ends a server as a crash would; clients see a closed connection and then a refused one. */
    public void kill(String name) throws InterruptedException {
        PartProcess process = running.remove(name);
        if (process != null) {
            process.kill();
        }
    }

    /** Stops a server as an operator would. */
    public void stop(String name) throws InterruptedException {
        PartProcess process = running.remove(name);
        if (process != null) {
            process.stop(STOP_LIMIT);
        }
    }

    /** Makes a server stop answering without closing its connections (true), and go on (false): a hanging machine. */
    public void freeze(String name, boolean frozen) throws InterruptedException {
        Objects.requireNonNull(running.get(name), name).freeze(frozen);
    }

    /** Which broker is among them. */
    public BrokerKind broker() {
        return BrokerKind.ofTests();
    }

    /** Where a server listens: {@code 127.0.0.1:PORT}. */
    public String address(String name) {
        return "127.0.0.1:" + port(name);
    }

    /** The port on which a server listens. */
    public int port(String name) {
        return part(name).port();
    }

    /** Where a database is, for JDBC. */
    public String jdbcUrl(String database) {
        return postgres().url(database);
    }

    private Postgres postgres() {
        return (Postgres) (part("postgres") instanceof Surrounded it ? it.part() : part("postgres"));
    }

    /** A part with more in its environment. */
    private record Surrounded(Part part, Map<String, String> environment) implements Part {

        @Override
        public String name() {
            return part.name();
        }

        @Override
        public int port() {
            return part.port();
        }

        @Override
        public Launch prepare() throws IOException, InterruptedException {
            var launch = part.prepare();
            var both = new LinkedHashMap<>(environment);
            both.putAll(launch.environment());
            return new Launch(launch.command(), both, launch.folder());
        }

        @Override
        public boolean ready() {
            return part.ready();
        }

        @Override
        public void opened() throws IOException {
            part.opened();
        }

        @Override
        public Duration startLimit() {
            return part.startLimit();
        }

        @Override
        public String stopSignal() {
            return part.stopSignal();
        }
    }

    private Part part(String name) {
        return Objects.requireNonNull(parts.get(name), () -> "No server " + name + " among " + parts.keySet());
    }

    /** Ends all servers and deletes their data. */
    @Override
    public void close() {
        try {
            for (PartProcess process : running.values()) {
                process.kill();
            }
            guardian.close();
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
