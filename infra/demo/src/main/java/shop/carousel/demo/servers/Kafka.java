package shop.carousel.demo.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One Kafka broker that is its own controller (KRaft), on loopback, in a JVM of its own. */
public final class Kafka implements Part {

    private static final int HEAP_MEBIBYTES = 256;
    private static final short API_VERSIONS = 18;

    private final int port;
    private final int controllerPort;
    private final Path data;
    private final AotCaches caches;

    /** A broker that keeps its log in the folder. */
    public Kafka(int port, int controllerPort, Path data) {
        this(port, controllerPort, data, AotCaches.none());
    }

    /** The same, whose JVM starts from its AOT cache. */
    public Kafka(int port, int controllerPort, Path data, AotCaches caches) {
        this.port = port;
        this.controllerPort = controllerPort;
        this.data = data.toAbsolutePath();
        this.caches = caches;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Optional<String> javaProgram() {
        return Optional.of(name());
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Launch prepare() throws IOException {
        Files.createDirectories(data);
        Path properties = data.resolve("server.properties");
        Files.writeString(
                properties,
                settings().entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                        .sorted()
                        .collect(Collectors.joining()));
        var more = new ArrayList<>(List.of(
                "-XX:MaxDirectMemorySize=64m",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss,SSS",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.log.kafka.server=info"));
        more.addAll(caches.options(name()));
        more.addAll(List.of("-cp", Jars.classPath(), KafkaMain.class.getName(), properties.toString()));
        return Launch.of(Java.command(HEAP_MEBIBYTES, more));
    }

    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"),
                Map.entry("log.dirs", data.resolve("log").toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "2"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "2"),
                Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
                Map.entry("log.segment.bytes", "134217728"),
                Map.entry("log.retention.hours", "168"),
                Map.entry("controlled.shutdown.enable", "false"),
                // A broker that starts again is a double of itself until the session that it had before is over.
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "1000"));
    }

    /** Whether the broker answers which calls it knows: it does so only when it is open for all of them. */
    @Override
    public boolean ready() {
        try {
            return Wire.ask(port, question(), 4).length == 4;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    /** {@code ApiVersions}, version 0: length, call, version, number, no client name. */
    private static byte[] question() {
        return ByteBuffer.allocate(14)
                .putInt(10)
                .putShort(API_VERSIONS)
                .putShort((short) 0)
                .putInt(1)
                .putShort((short) -1)
                .array();
    }
}
