/**
 * Cached entries: get-or-load under fill leases, versions, tombstones. Internal; others see {@link
 * shop.carousel.ring.RingCache}.
 *
 * <p>{@link shop.carousel.ring.cache.VersionedCache} decides; {@link shop.carousel.ring.cache.Entries} speaks to one
 * node in scripts; {@link shop.carousel.ring.cache.MissedInvalidations} remembers for a node that is away.
 */
@NullMarked
package shop.carousel.ring.cache;

import org.jspecify.annotations.NullMarked;
