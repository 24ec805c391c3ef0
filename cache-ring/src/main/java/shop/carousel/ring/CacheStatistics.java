package shop.carousel.ring;

/**
 * What a cache has done in one process since it was declared. Counted in keys, not in calls.
 *
 * @param hits answered by the ring, known absences included
 * @param nearHits answered by this process' near cache, without asking the ring
 * @param hotReads asked for while hot, so that any node with a copy was asked; see {@link CacheSpec#hotCopies}
 * @param misses not on the ring when first asked
 * @param staleServed hits past their time to live, within {@link CacheSpec.Times#grace()}
 * @param loads given to a loader
 * @param refreshes loads in the background, before or after a value's time was over
 * @param bypasses loaded past the ring: a node away, a key that cannot be stored, a wait that grew too long
 * @param waits found another caller loading the key
 * @param strongReads asked with {@link Consistency#STRONG}
 * @param repairs strong reads that found the ring behind the source and set it right
 * @param fillsRefusedByVersion loaded, but a newer version was known before it could be stored
 * @param fillsRefusedByLease loaded, but its lease was over before it could be stored: voided by a write, or run out
 * @param undecodable found on the ring and not readable
 * @param invalidationsDeferred not taken by the node at once; they are sent again before the node is used again
 * @param copies not where they were looked for, but at another holder: a former owner, or one in another zone
 */
public record CacheStatistics(
        long hits,
        long nearHits,
        long hotReads,
        long misses,
        long staleServed,
        long loads,
        long refreshes,
        long bypasses,
        long waits,
        long strongReads,
        long repairs,
        long fillsRefusedByVersion,
        long fillsRefusedByLease,
        long undecodable,
        long invalidationsDeferred,
        long copies) {

    /** Hits, near ones included, among all keys asked for, 0 when none was. */
    public double hitRatio() {
        long found = hits + nearHits;
        long asked = found + misses;
        return asked == 0 ? 0 : (double) found / asked;
    }
}
