package shop.carousel.ring.quarkus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.LockOptions;
import shop.carousel.ring.NodeKind;
import shop.carousel.ring.NodeTls;
import shop.carousel.ring.NodeTransport;
import shop.carousel.ring.PlacementAlgorithm;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;

/** The ring's configuration. What is outside its bounds stops the start with a message that names the bound. */
@ConfigMapping(prefix = "carousel.ring")
public interface RingConfig {

    /** The nodes that hold entries, 1 to 256. The order does not matter; names and weights decide what a node holds. */
    List<Node> nodes();

    /**
     * The nodes that hold locks. Each must run {@code maxmemory-policy noeviction}. Without any, every lock is refused.
     */
    Optional<List<Node>> lockNodes();

    /**
     * The nodes that held locks before, for as long as a process may run that is configured with them: they are told
     * that they do not any more. Only without a membership log, which tells of them by itself.
     */
    Optional<List<Node>> formerLockNodes();

    /** How keys are placed on nodes; the same in every process. A change of it empties the cache. */
    @WithDefault("slot-table")
    PlacementAlgorithm placement();

    /**
     * What carries commands to Redis nodes. {@code direct}: the ring's own sockets. {@code vertx}: the Redis client of
     * Vert.x and Quarkus. Processes may differ in it.
     */
    @WithDefault("direct")
    NodeTransport transport();

    /** How long one round trip to a node may take; 10 ms to 30 s. */
    @WithDefault("250ms")
    Duration commandTimeout();

    /** How long a connection may take; 10 ms to 30 s. Startup waits no longer than that for nodes that are away. */
    @WithDefault("1s")
    Duration connectTimeout();

    /** Pipelined connections to each node; 1 to 16. */
    @WithDefault("2")
    int connectionsPerNode();

    /** Commands that may wait for one node's answer; one more bypasses the cache; 16 to 100,000. */
    @WithDefault("4096")
    int maxQueuedPerNode();

    /**
     * How long one of few callers looks for its answer before its thread sleeps, where that pays; 0 to 1 ms, 50 µs by
     * default.
     */
    @WithDefault("PT0.00005S")
    Duration spin();

    /** Consecutive time-outs that open a node's breaker; 1 to 100. One in complete silence opens it at once. */
    @WithDefault("3")
    int breakerFailures();

    /** The first pause before an open breaker tries the node again; 10 ms to 10 s. It doubles with every try. */
    @WithDefault("100ms")
    Duration probeInterval();

    /** The longest such pause; at most 1 min. */
    @WithDefault("1s")
    Duration maxProbeInterval();

    /** The ACL user that Redis nodes know this process as; their default user when it is left out. */
    Optional<String> user();

    /** What the nodes ask for, if they do: a secret. */
    Optional<String> password();

    /** How Redis nodes are spoken to over TLS. */
    Tls tls();

    /** TLS. A node's certificate has to be trusted and to name the host of the node's address. */
    interface Tls {

        /** Whether Redis nodes are spoken to over TLS. */
        @WithDefault("false")
        boolean enabled();

        /** A PEM file with the authorities that sign nodes' certificates; those of the Java platform by default. */
        Optional<Path> trust();

        /** A PEM file with the certificate that this process shows, where nodes ask for one. */
        Optional<Path> certificate();

        /** A PEM file with the key of that certificate, as PKCS #8 without a password. */
        Optional<Path> key();

        /** The same for the library. */
        default @Nullable NodeTls toTls() {
            return enabled() ? NodeTls.of(trust().orElse(null), certificate().orElse(null), key().orElse(null)) : null;
        }
    }

    /** Where this process is: copies of entries there are read first. */
    @WithDefault("z1")
    String zone();

    /** On how many nodes entries are at least, in as many zones as there are; 1 to 3. A cache may declare more. */
    @WithDefault("1")
    int replicas();

    /**
     * How processes agree on the nodes. {@code static}: each by its configuration, which never changes. {@code kafka}
     * and {@code rabbitmq}: by a log there, of which the configured nodes are the beginning.
     */
    @WithDefault("static")
    MembershipKind membership();

    /**
     * The log's topic with one partition, or its stream; it is made when it is missing. Its brokers are those of {@code
     * kafka.bootstrap.servers}, or of {@code rabbitmq-host}, {@code -port}, {@code -username}, {@code -password}, as
     * for SmallRye's connectors.
     */
    @WithDefault("ring-membership")
    String membershipTopic();

    /** How long a view holds without word from the log; after that the cache is bypassed; 500 ms to 1 min. */
    @WithDefault("2s")
    Duration viewLease();

    /** How long entries that got another owner are looked for at the former one; 0 to 1 h. */
    @WithDefault("30s")
    Duration migrationWindow();

    /**
     * How old a value may be that a read returns after a newer one was committed; 500 ms to 1 min. A node that has not
     * taken an invalidation after half of it loses what it holds.
     */
    @WithDefault("2s")
    Duration stalenessBound();

    /** How long the start waits for the log before it goes on without cache; 0 to 1 min. */
    @WithDefault("5s")
    Duration membershipStartWait();

    /** How long a proposal waits for its turn; 100 ms to 1 min. */
    @WithDefault("5s")
    Duration proposalTimeout();

    /**
     * Where an administrator may add nodes: {@code HOST:PORT} or {@code NETWORK/BITS:FIRST-LAST}, such as {@code
     * redis-d:6379} or {@code 10.1.0.0/16:6379-6400}. Nowhere when it is left out. Names are compared as they are
     * written and never looked up.
     */
    Optional<List<String>> nodePlaces();

    /** See {@link RingConfig#membership}. */
    enum MembershipKind {
        STATIC,
        KAFKA,
        RABBITMQ
    }

    /** The limits of locks. All processes have the same. */
    Locks locks();

    /** Locks. */
    interface Locks {

        /** To be raised with every change of the list of lock nodes. */
        @WithDefault("1")
        long epoch();

        /**
         * The longest lease of a lock; 10 ms to 10 min. A lock node that is new, empty or restarted grants nothing for
         * so long.
         */
        @WithDefault("10s")
        Duration longestHold();

        /** How long a waiter sleeps at most before it asks again although nobody woke it; 10 ms to 1 min. */
        @WithDefault("1s")
        Duration longestPause();

        /** The same for the library. */
        default LockOptions toOptions() {
            return new LockOptions(epoch(), longestHold(), longestPause());
        }
    }

    /** The keys of encrypted caches. Without any, such a cache cannot be declared. */
    Optional<Encryption> encryption();

    /** Keys by id. */
    interface Encryption {

        /** The id of the key that writes; all of them read. */
        String writingKey();

        /** 32 random bytes each, in Base64: secrets. */
        Map<String, String> keys();
    }

    /** One node. */
    interface Node {

        /** Its stable name; 1..64 of letters, digits, dot, dash, underscore. */
        String id();

        /** {@code host:port}. */
        String address();

        /** Its share beside the others'; 1 to 1,000. */
        @WithDefault("1")
        int weight();

        /** What fails together. */
        @WithDefault("z1")
        String zone();

        /** To be raised whenever the node may come back with old data. */
        @WithDefault("1")
        long incarnation();

        /** What runs there: {@code redis}, or {@code memcached} for entries only. */
        @WithDefault("redis")
        NodeKind kind();

        /** The same for the library. */
        default RingNode toNode() {
            return new RingNode(id(), address(), weight(), zone(), incarnation(), kind());
        }
    }

    /** What this deployment changes about caches, by name. A cache that is not declared anywhere is left alone. */
    Map<String, CacheConfig> caches();

    /** The same for the library, which checks the bounds. */
    default RingOptions toOptions() {
        return ConfiguredRing.options(this);
    }
}
