package shop.carousel.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Where everything of one shop is: its ports, counted from one base, and its files, all in one data folder. */
public record Layout(Path data, int portBase, Counts counts, boolean tls) {

    private static final int INNER_GATEWAY = 4;
    private static final int BROKER = 41;
    private static final int MAIL = 44;
    private static final int REDIS = 50;
    private static final int LOCK = 70;
    private static final int HIGHEST = 80;

    /** How many ports in a row a shop needs. */
    public static final int PORTS = HIGHEST + 1;

    private static final int MAX_PORT = 65_535;

    /** How many of a kind there are. */
    public record Counts(int redis, int catalog, int cart, int order) {

        /** The most instances of one service. */
        public static final int MAX_INSTANCES = 8;

        /** The most cache nodes. */
        public static final int MAX_REDIS = 16;

        public Counts {
            require("--redis", redis, MAX_REDIS);
            require("--catalog", catalog, MAX_INSTANCES);
            require("--cart", cart, MAX_INSTANCES);
            require("--order", order, MAX_INSTANCES);
        }

        private static void require(String option, int count, int most) {
            if (count < 1 || count > most) {
                throw new IllegalArgumentException(option + " takes 1 to " + most + ", not " + count);
            }
        }
    }

    /** A service of the shop. */
    public enum Service {
        /** Products, search, stock. */
        CATALOG(1, 10),
        /** Carts. */
        CART(2, 20),
        /** Accounts, checkout, orders. */
        ORDER(3, 30);

        private final int first;
        private final int others;

        Service(int first, int others) {
            this.first = first;
            this.others = others;
        }

        /** Its name in parts, folders and modules. */
        public String lowerName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Its database and role; {@code order} is a word of SQL. */
        public String database() {
            return this == ORDER ? "orders" : lowerName();
        }
    }

    /** One instance of a service, numbered from 1. */
    public record Instance(Service service, int number, int port) {
        /** The part's name: {@code catalog-1}. */
        public String name() {
            return service.lowerName() + "-" + number;
        }
    }

    /** A node of the ring. */
    public record Node(String id, int port, String zone) {
        /** Where it listens. */
        public String address() {
            return "127.0.0.1:" + port;
        }
    }

    public Layout {
        data = data.toAbsolutePath().normalize();
        if (portBase < 1_024 || portBase + HIGHEST > MAX_PORT) {
            throw new IllegalArgumentException(
                    "--port-base takes 1024 to " + (MAX_PORT - HIGHEST) + ", not " + portBase);
        }
    }

    /** The same for a shop that is served in the clear. */
    public Layout(Path data, int portBase, Counts counts) {
        this(data, portBase, counts, false);
    }

    /** The address that people open. */
    public String url() {
        return (tls ? "https" : "http") + "://localhost:" + portBase;
    }

    /** The address by which the shop's own parts reach each other through the gateway, in the clear on loopback. */
    String innerUrl() {
        return "http://localhost:" + (tls ? innerPort() : portBase);
    }

    /** The gateway's port for the shop's own parts, where people are served by TLS. */
    int innerPort() {
        return portBase + INNER_GATEWAY;
    }

    /** The folder with the keys and certificates of TLS. */
    public Path tlsFolder() {
        return data.resolve("tls");
    }

    /** All instances of a service. */
    public List<Instance> instances(Service service) {
        return IntStream.rangeClosed(1, count(service))
                .mapToObj(number -> new Instance(
                        service, number, portBase + (number == 1 ? service.first : service.others + number)))
                .toList();
    }

    private int count(Service service) {
        return switch (service) {
            case CATALOG -> counts.catalog();
            case CART -> counts.cart();
            case ORDER -> counts.order();
        };
    }

    /** The cache nodes: {@code redis-a}, {@code redis-b}, … in three zones. */
    public List<Node> cacheNodes() {
        return IntStream.range(0, counts.redis())
                .mapToObj(i -> new Node("redis-" + (char) ('a' + i), portBase + REDIS + i, "z" + (i % 3 + 1)))
                .toList();
    }

    /** Where cache nodes may be added. */
    String nodePlaces() {
        return "127.0.0.1:" + (portBase + REDIS) + "-" + (portBase + LOCK - 1);
    }

    /** The lock node. */
    public Node lockNode() {
        return new Node("lock-a", portBase + LOCK, "z1");
    }

    /** PostgreSQL's port. */
    public int postgresPort() {
        return portBase + BROKER - 1;
    }

    /** The broker's port; Kafka's controller, or Erlang's tools for RabbitMQ, have the one after it. */
    public int brokerPort() {
        return portBase + BROKER;
    }

    /** The port of the page with what the shop has sent; SMTP has the one after it. */
    public int mailPort() {
        return portBase + MAIL;
    }

    /** The folder of the logs, one file for each part. */
    public Path logs() {
        return data.resolve("logs");
    }

    /** What the running shop says about itself. */
    public Path state() {
        return data.resolve("state.json");
    }

    /** The folder of a service's secrets. */
    public Path secrets(Service service) {
        return data.resolve("secrets").resolve(service.lowerName());
    }

    /** The administrator's password. */
    public Path adminPassword() {
        return data.resolve("admin-password");
    }

    /** The folder of a part's own data. */
    public Path dataOf(String part) {
        return data.resolve(part);
    }
}
