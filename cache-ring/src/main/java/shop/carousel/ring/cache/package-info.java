/**
 * The implementation of {@link shop.carousel.ring.RingCache}: {@link shop.carousel.ring.cache.VersionedCache} puts
 * reading and writing together, and {@link shop.carousel.ring.cache.ObservedCache} reports to an observer. Internal.
 *
 * <p>The packages below it, from the ground up: {@code entry} (the stored format), {@code redis} and {@code memcached}
 * (entries on each kind of node), {@code view} (which nodes hold a key now), {@code read} and {@code write}. Each knows
 * only those before it.
 */
@NullMarked
package shop.carousel.ring.cache;

import org.jspecify.annotations.NullMarked;
