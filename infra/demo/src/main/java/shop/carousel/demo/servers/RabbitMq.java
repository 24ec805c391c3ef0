package shop.carousel.demo.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One RabbitMQ node on loopback, from the system's package: neither the package's own service nor its data are touched.
 * One user, whose password is that of the first start.
 */
public final class RabbitMq implements Part {

    /** The user. */
    public static final String USER = "carousel";

    /** What is said where there is no server. */
    public static final String MISSING =
            "RabbitMQ is not installed: no rabbitmq-server was found. Install it (Debian: apt-get install "
                    + "rabbitmq-server), "
                    + "or name it in the environment variable RABBITMQ_SERVER.";

    private static final byte[] GREETING = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};

    /** A frame of a method on channel 0. */
    private static final byte[] ANSWER = {1, 0, 0};

    /** The programs themselves: what packages put on the search path changes the user and the folder first. */
    private static final List<String> PLACES = List.of(
            "/usr/lib/rabbitmq/bin/rabbitmq-server",
            "/opt/homebrew/opt/rabbitmq/sbin/rabbitmq-server",
            "/usr/local/opt/rabbitmq/sbin/rabbitmq-server");

    private final int port;
    private final int nodePort;
    private final Path data;
    private final String password;

    /**
     * A node that keeps its queues in the folder.
     *
     * @param nodePort where Erlang's tools reach the node
     */
    public RabbitMq(int port, int nodePort, Path data, String password) {
        this.port = port;
        this.nodePort = nodePort;
        this.data = data.toAbsolutePath();
        this.password = password;
    }

    /** Whether there is a server on this machine. */
    public static boolean isInstalled() {
        return program().isPresent();
    }

    private static Optional<Path> program() {
        String named = System.getenv().getOrDefault("RABBITMQ_SERVER", "");
        return Stream.concat(Stream.of(named), PLACES.stream())
                .filter(place -> !place.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .or(() -> Programs.find("rabbitmq-server"));
    }

    @Override
    public String name() {
        return BrokerKind.RABBITMQ.part();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Launch prepare() throws IOException {
        Path program = program().orElseThrow(() -> new PartFailedException(MISSING));
        Folders.secret(data);
        Path settings = data.resolve("rabbitmq.conf");
        Folders.writeSecret(settings, settings());
        Path plugins = data.resolve("enabled_plugins");
        Files.writeString(plugins, "[].\n");
        Map<String, String> environment = Map.ofEntries(
                Map.entry("HOME", data.toString()),
                // The script becomes the server only for who looks after it.
                Map.entry("RUNNING_UNDER_SYSTEMD", "true"),
                Map.entry("RABBITMQ_CONF_ENV_FILE", "/dev/null"),
                Map.entry("RABBITMQ_NODENAME", nodeName()),
                Map.entry("RABBITMQ_CONFIG_FILE", settings.toString()),
                Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", plugins.toString()),
                Map.entry("RABBITMQ_MNESIA_BASE", data.resolve("mnesia").toString()),
                Map.entry("RABBITMQ_LOG_BASE", data.toString()),
                Map.entry("RABBITMQ_DIST_PORT", Integer.toString(nodePort)),
                Map.entry("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", erlang()),
                // Erlang ends at its start where a library sets the clock of a shop's parts.
                Map.entry("LD_PRELOAD", ""),
                Map.entry("ERL_CRASH_DUMP_BYTES", "0"));
        return new Launch(List.of(program.toString()), environment, Optional.of(data));
    }

    private String nodeName() {
        return "carousel-" + port + "@localhost";
    }

    /** Without Erlang's daemon of names, which would outlive the shop: the node is where it is said to be. */
    private String erlang() {
        return "-sname " + nodeName() + " -start_epmd false -erl_epmd_port " + nodePort
                + " -kernel inet_dist_use_interface {127,0,0,1}";
    }

    private String settings() {
        return String.join(
                "\n",
                "listeners.tcp.1 = 127.0.0.1:" + port,
                "default_user = " + USER,
                "default_pass = " + password,
                "log.console = true",
                "log.console.level = warning",
                "log.file = false",
                "disk_free_limit.absolute = 50MB",
                "vm_memory_high_watermark.absolute = 512MB",
                "");
    }

    /** Whether the server answers the protocol's greeting. */
    @Override
    public boolean ready() {
        try {
            return Arrays.equals(Wire.ask(port, GREETING, ANSWER.length), ANSWER);
        } catch (IOException e) {
            return false;
        }
    }
}
