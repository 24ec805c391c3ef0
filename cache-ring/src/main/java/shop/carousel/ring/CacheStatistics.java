package shop.carousel.ring;

/**
 * What a cache has done in one process since it was declared. Counted in keys, not in calls.
 *
 * @param hits answered by the ring, known absences included
 * @param misses not on the ring when first asked
 * @param loads given to a loader
 * @param bypasses loaded past the ring: a node away, a key that cannot be stored, a wait that grew too long
 * @param waits found another caller loading the key
 * @param fillsRefused loaded, but outdated by a write or another load before they could be stored
 * @param undecodable found on the ring and not readable
 * @param invalidationsDeferred not taken by the node at once; they are sent again before the node is used again
 */
public record CacheStatistics(
        long hits,
        long misses,
        long loads,
        long bypasses,
        long waits,
        long fillsRefused,
        long undecodable,
        long invalidationsDeferred) {

    /** Hits among all keys asked for, 0 when none was. */
    public double hitRatio() {
        long asked = hits + misses;
        return asked == 0 ? 0 : (double) hits / asked;
    }
}
