package shop.carousel.ring;

/**
 * What a cache has done in one process since it was declared. Counted in keys, not in calls.
 *
 * @param hits answered by the ring, known absences included
 * @param nearHits answered by this process's near cache, without asking the ring
 * @param hotReads reads of a hot key, for which any node with a copy was asked; see {@link CacheSpec#hotCopies}
 * @param misses not on the ring when first asked
 * @param staleServed hits past their time to live, within {@link CacheSpec.Times#grace()}
 * @param loads keys given to a loader
 * @param refreshes loads in the background, before or after a value expired
 * @param bypasses loaded past the ring: a node was away, a key cannot be stored, or a wait took too long
 * @param waits keys that another caller was loading
 * @param strongReads reads with {@link Consistency#STRONG}
 * @param repairs strong reads that found the ring behind the source and corrected it
 * @param fillsRefusedByVersion loaded, but a newer version was known before it could be stored
 * @param fillsRefusedByLease loaded, but its lease had ended before it could be stored: voided by a write, or expired
 * @param undecodable found on the ring, but not readable
 * @param invalidationsDeferred not accepted by the node at once; they are sent again before the node is used again
 * @param copies found at another holder than the first one asked: a former owner, or a replica in another zone
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

    /** The share of hits, near ones included, among all keys that were read; 0 before the first read. */
    public double hitRatio() {
        long found = hits + nearHits;
        long asked = found + misses;
        return asked == 0 ? 0 : (double) found / asked;
    }
}
