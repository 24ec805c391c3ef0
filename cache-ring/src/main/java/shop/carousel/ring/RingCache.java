package shop.carousel.ring;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * A cache of versioned values: the entries of one {@link CacheSpec}, on all nodes of the ring.
 *
 * <p>Promises, whatever the nodes do:
 *
 * <ul>
 *   <li>A load that began before a write committed never overwrites what that write left in the cache.
 *   <li>At most one caller on the whole ring loads a missing key at a time; one more for each that dies, or takes
 *       longer than {@link CacheSpec.Times#lease()}.
 *   <li>A node that does not answer costs its time-out once. Then its breaker opens and callers go straight to their
 *       loader, at most {@link CacheSpec.Limits#bypassLoads()} at a time in this process.
 *   <li>No failure of the cache reaches the caller, except {@link RingOverloadedException}.
 * </ul>
 *
 * <p>A key that cannot be stored (empty, longer than {@link CacheSpec.Limits#keyBytes()}, or not well-formed Unicode)
 * is loaded each time. A value larger than {@link CacheSpec.Limits#valueBytes()} is returned and not stored. A stored
 * value that does not decode counts as a miss. A {@code null} key is a {@link NullPointerException}.
 *
 * <p>A loader runs on the calling thread, and no connection is held meanwhile. It should bound its own time: the ring
 * cannot interrupt it. If the cache has {@linkplain CacheSpec.Times#grace() grace}, a loader also runs in the
 * background, on a thread of the ring.
 */
public interface RingCache<V> {

    /**
     * The value of a key: from the ring in one round trip, or loaded.
     *
     * @return empty when the loader finds no such key
     * @throws LoadFailedException when the loader failed with a checked exception, which is its cause; an unchecked one
     *     arrives as it is
     * @throws RingOverloadedException when too many callers bypass the cache already
     */
    Optional<V> get(String key, Loader<V> loader);

    /**
     * The values of many keys, in the order of the keys; unknown ones are left out, repeated ones appear once.
     *
     * <p>Takes one pipelined round trip to each node, all nodes at once, and one bulk load for everything that is
     * missing. A slow node delays only its own keys, by its time-out at most. For keys that another caller is loading
     * it waits, as {@link #get} does.
     *
     * @throws LoadFailedException as {@link #get}
     * @throws RingOverloadedException as {@link #get}; it names the refused keys. The others are loaded and stored all
     *     the same
     */
    Map<String, V> getAll(Collection<String> keys, BulkLoader<V> loader);

    /**
     * Like {@link #get(String, Loader)}, with a choice of consistency: with {@link Consistency#STRONG} the loader is
     * always asked, and its answer corrects the ring, under the same rules as a fill or an invalidation.
     *
     * @throws LoadFailedException as {@link #get(String, Loader)}
     */
    Optional<V> get(String key, Consistency consistency, Loader<V> loader);

    /**
     * Like {@link #getAll(Collection, BulkLoader)}, with a choice of consistency as in {@link #get(String, Consistency,
     * Loader)}: one bulk load for all keys.
     *
     * @throws LoadFailedException as {@link #get(String, Loader)}
     */
    Map<String, V> getAll(Collection<String> keys, Consistency consistency, BulkLoader<V> loader);

    /**
     * Tells the cache that a row has changed, after the commit that gave it this version. Older entries are removed and
     * stay away: loads under way cannot store the older row.
     *
     * <p>Idempotent and commutative: it may be sent twice, late, and in any order. A node's failure throws nothing: the
     * invalidation is kept, and sent before this process uses that node again. If this process dies before that, the
     * second way of invalidation (the event) does it.
     *
     * @throws IllegalArgumentException when the version is out of bounds, see {@link Versioned#requireVersion}
     */
    void invalidate(String key, long version);

    /** Like {@link #invalidate}, for many rows: one pipelined round trip to each node, all nodes at once. */
    void invalidateAll(Map<String, Long> versions);

    /** What this cache has done in this process so far. */
    CacheStatistics statistics();
}
