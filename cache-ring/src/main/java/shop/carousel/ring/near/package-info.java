/**
 * Values in the process's own memory, for caches that declare it. Internal; others see {@link
 * shop.carousel.ring.CacheSpec.Near}.
 *
 * <p>{@link shop.carousel.ring.near.NearCache} holds the values, {@link shop.carousel.ring.near.NearStream} receives
 * from one node the keys of outdated values, and {@link shop.carousel.ring.near.Liveness} decides whether that stream
 * can be trusted.
 */
@NullMarked
package shop.carousel.ring.near;

import org.jspecify.annotations.NullMarked;
