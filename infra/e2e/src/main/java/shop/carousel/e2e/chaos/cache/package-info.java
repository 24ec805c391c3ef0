/**
 * The cache ring under faults. Writers raise versions in PostgreSQL, readers read through the ring, in processes of
 * their own; nodes are killed and paused, links cut and black-holed, nodes join and leave, a writer dies between commit
 * and invalidation, the outbox stands still. What every process saw is recorded, and {@link
 * shop.carousel.e2e.chaos.cache.Verdict} compares it with the promises (a) to (d) of the cache.
 */
@NullMarked
package shop.carousel.e2e.chaos.cache;

import org.jspecify.annotations.NullMarked;
