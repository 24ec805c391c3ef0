/**
 * The protocol between this process and a Redis node: commands, replies, and the lines that carry them. Two transports
 * implement the lines, each in its own package: {@code direct} over sockets, {@code vertx} on the Redis client of
 * Vert.x and Quarkus. Internal.
 *
 * <p>It knows no sessions, breakers, caches or locks.
 */
@NullMarked
package shop.carousel.ring.wire;

import org.jspecify.annotations.NullMarked;
