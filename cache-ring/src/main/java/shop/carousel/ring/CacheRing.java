package shop.carousel.ring;

import java.util.List;
import java.util.SequencedMap;
import java.util.function.BiConsumer;

/**
 * One cache over a pool of independent nodes, and the locks beside it.
 *
 * <p>Promises: every process that holds the same {@linkplain Topology topology} sends a key to the
 * same node; a node that is away costs time-outs and hits, never a failed call. Thread-safe. All
 * calls may block, so they belong on virtual or worker threads: on an event-loop thread they fail
 * with {@link IllegalStateException}.
 *
 * <p>Does not promise even load under skew: one hot key stays on one node.
 */
public interface CacheRing extends AutoCloseable {

    /**
     * The cache of that declaration. Caches of one name share their entries across all processes.
     *
     * @throws IllegalStateException when this ring already has a cache of that name that was declared
     *     otherwise
     */
    <V> RingCache<V> cache(CacheSpec<V> spec);

    /** The ring's locks. They live on nodes of their own, which never evict. */
    RingLock locks();

    /** The ring as this process sees it now: an immutable snapshot. */
    Topology topology();

    /**
     * What each node says of itself now, in the order of their names. A node that does not answer
     * within the command time-out is reported {@link NodeState#DOWN}; the call takes no longer than that.
     */
    List<NodeStatus> nodes();

    /** As {@link #nodes()}, for the nodes that hold locks; none when the ring has no locks. */
    List<NodeStatus> lockNodes();

    /**
     * Whether this process uses each node, by name and in order, lock nodes after the others: {@link NodeState#DOWN}
     * while a breaker is open. Asks nobody and never blocks.
     */
    SequencedMap<String, NodeState> states();

    /**
     * Hands over each cache with its name: those declared already, and later ones as they are declared. For metrics.
     */
    void eachCache(BiConsumer<String, RingCache<?>> action);

    /**
     * The rings that this process has known, the present one first: at most {@value #EPOCHS}. Those before its start
     * are there as far as the membership log tells of them.
     */
    List<RingEpoch> epochs();

    /** How many rings {@link #epochs} remembers. */
    int EPOCHS = 32;

    /** The locks that this process holds at this moment, the oldest first. */
    List<HeldLock> heldLocks();

    /** How this process knows the ring. */
    MembershipStatus membership();

    /**
     * Proposes a change of the ring, and waits for a bounded time until it is known what became of it. Blocks.
     *
     * @param basedOn the epoch for which the change is meant
     */
    ChangeOutcome propose(RingChange change, long basedOn);

    /**
     * The nodes that hold a key, first choice first. Any cache's entry of that key is there: placement looks at
     * the key alone, so that entries that are read together stay together.
     *
     * @throws IllegalArgumentException when the key is empty
     */
    Owners owners(String key);

    /** The name of the way in which keys are placed on nodes, as the console shows it. */
    String placement();

    /** Lets go of all connections. Calls after this bypass the cache. */
    @Override
    void close();
}
