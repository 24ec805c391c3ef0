/**
 * Caches as callers have them: {@link shop.carousel.ring.cache.VersionedCache} puts reading and writing together, and
 * {@link shop.carousel.ring.cache.ObservedCache} is one with somebody who watches. Internal; others see
 * {@link shop.carousel.ring.RingCache}.
 *
 * <p>Below it are, from the ground up: {@code entry} (what is stored), {@code redis} and {@code memcached} (how a kind
 * of node keeps it), {@code view} (who holds a key now), {@code read} and {@code write}. Each knows only those before
 * it.
 */
@NullMarked
package shop.carousel.ring.cache;

import org.jspecify.annotations.NullMarked;
