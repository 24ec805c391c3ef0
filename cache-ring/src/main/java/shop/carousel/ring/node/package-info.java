/**
 * One client per node: a few pipelined connections, a time-out on every command, a bounded queue and a breaker.
 * Internal.
 *
 * <p>It knows neither caches nor locks; they bring their scripts.
 */
@NullMarked
package shop.carousel.ring.node;

import org.jspecify.annotations.NullMarked;
