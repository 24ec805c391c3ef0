/**
 * Live updates of orders: each open stream is a virtual thread that sleeps until its order moves. Every instance hears
 * all order events, wakes its streams, and invalidates old entries of the ring. The entry point for others is {@link
 * shop.carousel.order.stream.OrderProgress}, which counts the orders that the shop got through.
 */
@NullMarked
package shop.carousel.order.stream;

import org.jspecify.annotations.NullMarked;
