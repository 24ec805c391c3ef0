/**
 * Carousel's cache ring: one cache over a pool of independent nodes, and locks with fencing tokens.
 *
 * <p>This package is the public API. It knows no server, no client and no framework. The sub-packages do, and are
 * internal, except for three entry points: {@code assembly} starts a ring in a plain Java program, {@code quarkus}
 * makes it a bean, {@code json} offers a codec.
 *
 * <p>Start at {@link shop.carousel.ring.CacheRing}.
 */
@NullMarked
package shop.carousel.ring;

import org.jspecify.annotations.NullMarked;
