package shop.carousel.ring;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * A cache of values that have a version: the entries of one {@link CacheSpec}, on all nodes of the ring.
 *
 * <p>Promises, whatever the nodes do:
 *
 * <ul>
 *   <li>A load that began before a write committed never overwrites what that write left here.
 *   <li>At most one caller on the whole ring loads a missing key at a time; one more for each that dies, or takes
 *       longer than {@link CacheSpec.Times#lease()}.
 *   <li>A node that does not answer costs its time-out, once; then its breaker opens and callers go straight to
 *       their loader, at most {@link CacheSpec.Limits#bypassLoads()} at a time in this process.
 *   <li>No failure of the cache reaches the caller, but for {@link RingOverloadedException}.
 * </ul>
 *
 * <p>A key that cannot be stored (empty, longer than {@link CacheSpec.Limits#keyBytes()}, or not
 * well-formed Unicode) is loaded each time. A value larger than {@link CacheSpec.Limits#valueBytes()} is returned and
 * not stored. A stored value that does not decode is a miss, counted. A {@code null} key is a {@link
 * NullPointerException}.
 *
 * <p>A loader runs on the calling thread, while no connection is held. It should bound its own time: the ring cannot
 * interrupt it. Where the cache has {@linkplain
 * CacheSpec.Times#grace() grace}, a loader also runs in the background, on a thread of the ring.
 */
public interface RingCache<V> {

    /**
     * The value of a key: from the ring in one round trip, or loaded.
     *
     * @return empty when the loader knows no such key
     * @throws LoadFailedException when the loader failed with a checked exception, which is its cause; an unchecked one
     *     arrives as it is
     * @throws RingOverloadedException when too many callers load past the cache already
     */
    Optional<V> get(String key, Loader<V> loader);

    /**
     * The values of many keys, in the order of the keys; unknown ones are left out, repeated ones are there once.
     *
     * <p>One pipelined round trip to each node, all nodes at once, and one bulk load for everything that is missing. A
     * slow node delays only its own keys, and those by no more than its time-out. Keys that another caller is loading
     * are waited for as in {@link #get}.
     *
     * @throws LoadFailedException as {@link #get}
     * @throws RingOverloadedException as {@link #get}; it names the keys that are concerned. The others are loaded and
     *     stored all the same
     */
    Map<String, V> getAll(Collection<String> keys, BulkLoader<V> loader);

    /**
     * {@link #get(String, Loader)} for a reader that has to be certain: with {@link Consistency#STRONG} the loader is
     * always asked, and what the ring has is set right by its answer, under the same rules as a fill or an
     * invalidation.
     *
     * @throws LoadFailedException as {@link #get(String, Loader)}
     */
    Optional<V> get(String key, Consistency consistency, Loader<V> loader);

    /**
     * {@link #getAll(Collection, BulkLoader)} for a reader that has to be certain, see {@link #get(String, Consistency,
     * Loader)}: one bulk load for all keys.
     *
     * @throws LoadFailedException as {@link #get(String, Loader)}
     */
    Map<String, V> getAll(Collection<String> keys, Consistency consistency, BulkLoader<V> loader);

    /**
     * Says that a row has changed, after the commit that gave it this version. Whatever is older goes, and stays away:
     * loads under way cannot store what they read before.
     *
     * <p>Idempotent and commutative: it may be sent twice, late, and in any order. Never throws for what a node does:
     * what a node did not take is kept and sent again before this process uses that node again. Should this process die
     * before that, the second way of invalidation (the event) is there for it.
     *
     * @throws IllegalArgumentException when the version cannot be one, see {@link Versioned#requireVersion}
     */
    void invalidate(String key, long version);

    /** {@link #invalidate} for many rows: one pipelined round trip to each node, all nodes at once. */
    void invalidateAll(Map<String, Long> versions);

    /** What this cache has done in this process so far. */
    CacheStatistics statistics();
}
