package shop.carousel.ring;

import java.util.List;
import java.util.SequencedMap;
import java.util.function.BiConsumer;

/**
 * One cache over a pool of independent nodes, and the locks beside it.
 *
 * <p>Promises: every process that holds the same {@linkplain Topology topology} sends a key to the same node; a node
 * that is away costs time-outs and hits, but fails no call. Thread-safe. All calls may block, so they belong on virtual
 * or worker threads: on an event-loop thread they fail with {@link IllegalStateException}.
 *
 * <p>Does not promise even load under skew: one hot key stays on one node.
 */
public interface CacheRing extends AutoCloseable {

    /**
     * Returns the cache of a declaration. Caches of one name share their entries across all processes.
     *
     * @throws IllegalStateException when this ring already has a cache of that name with another declaration
     */
    <V> RingCache<V> cache(CacheSpec<V> spec);

    /** The ring's locks. They live on nodes of their own, which never evict. */
    RingLock locks();

    /** The ring as this process sees it now: an immutable snapshot. */
    Topology topology();

    /**
     * The present status of each node, in the order of their names. A node that does not answer within the command
     * time-out is reported {@link NodeState#DOWN}; the call takes no longer than that.
     */
    List<NodeStatus> nodes();

    /** Like {@link #nodes()}, for the lock nodes; empty when the ring has no locks. */
    List<NodeStatus> lockNodes();

    /**
     * Whether this process uses each node, by name and in order, lock nodes after the others: {@link NodeState#DOWN}
     * while its breaker is open. Sends nothing and never blocks.
     */
    SequencedMap<String, NodeState> states();

    /**
     * Calls the consumer with each cache and its name: now for those declared already, later for each that is declared.
     * For metrics.
     */
    void eachCache(BiConsumer<String, RingCache<?>> action);

    /**
     * The rings that this process has known, the present one first: at most {@value #EPOCHS}. Rings before its start
     * are included as far as the membership log has them.
     */
    List<RingEpoch> epochs();

    /** How many rings {@link #epochs} remembers. */
    int EPOCHS = 32;

    /** The locks that this process holds at this moment, the oldest first. */
    List<HeldLock> heldLocks();

    /** How this process knows the ring. */
    MembershipStatus membership();

    /**
     * Proposes a change of the ring, and waits for its outcome, for a bounded time. Blocks.
     *
     * @param basedOn the epoch that the change is based on
     */
    ChangeOutcome propose(RingChange change, long basedOn);

    /**
     * The nodes that hold a key, first choice first. They hold every cache's entry of that key: placement sees the key
     * alone, so entries that are read together stay together.
     *
     * @throws IllegalArgumentException when the key is empty
     */
    Owners owners(String key);

    /** The name of the placement, as the console shows it. */
    String placement();

    /** Closes all connections. Later calls bypass the cache. */
    @Override
    void close();
}
