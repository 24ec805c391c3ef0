/**
 * What is said between this process and a Redis node: commands, replies, and the lines on which they travel. Two
 * transports implement the lines, each in a room of its own: {@code direct} over sockets, {@code vertx} on the Redis
 * client of Vert.x and Quarkus. Internal.
 *
 * <p>Nothing here knows sessions, breakers, caches or locks.
 */
@NullMarked
package shop.carousel.ring.wire;

import org.jspecify.annotations.NullMarked;
