package shop.carousel.ring.quarkus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.carousel.ring.LockOptions;
import shop.carousel.ring.NodeKind;
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

    /** How keys are placed on nodes; the same in every process. A change of it empties the cache. */
    @WithDefault("slot-table")
    PlacementAlgorithm placement();

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

    /** Consecutive time-outs that open a node's breaker; 1 to 100. One in complete silence opens it at once. */
    @WithDefault("3")
    int breakerFailures();

    /** The first pause before an open breaker tries the node again; 10 ms to 10 s. It doubles with every try. */
    @WithDefault("100ms")
    Duration probeInterval();

    /** The longest such pause; at most 1 min. */
    @WithDefault("1s")
    Duration maxProbeInterval();

    /** What the nodes ask for, if they do. */
    Optional<String> password();

    /** The limits of locks. All processes have the same. */
    Locks locks();

    /** Locks. */
    interface Locks {

        /** To be raised with every change of the list of lock nodes. */
        @WithDefault("1")
        long epoch();

        /**
         * The longest lease of a lock; 10 ms to 10 min. A lock node that is new, empty or restarted grants nothing for so
         * long.
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
