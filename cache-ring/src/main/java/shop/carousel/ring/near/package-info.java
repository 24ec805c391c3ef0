/**
 * Values kept in the process itself, for caches that are declared so. Internal; others see {@link
 * shop.carousel.ring.CacheSpec.Near}.
 *
 * <p>{@link shop.carousel.ring.near.NearCache} holds the values, {@link shop.carousel.ring.near.NearStream} hears from
 * one node which of them are outdated, and {@link shop.carousel.ring.near.Liveness} says whether it can be trusted to.
 */
@NullMarked
package shop.carousel.ring.near;

import org.jspecify.annotations.NullMarked;
