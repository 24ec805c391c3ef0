/**
 * Orders as they move, told live: each open stream is a virtual thread that sleeps until its order moves. Every
 * instance hears all order events, wakes its streams, and makes the ring forget what is old. The door for others is
 * {@link shop.carousel.order.stream.OrderProgress}, which counts the orders that the shop got through.
 */
@NullMarked
package shop.carousel.order.stream;

import org.jspecify.annotations.NullMarked;
