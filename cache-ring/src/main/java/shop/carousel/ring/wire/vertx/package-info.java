/**
 * The transport on the Redis client of Vert.x, which is Quarkus' own too. The door is
 * {@link shop.carousel.ring.wire.vertx.VertxTransport}; nothing of the client is known outside of this room. Internal.
 */
@NullMarked
package shop.carousel.ring.wire.vertx;

import org.jspecify.annotations.NullMarked;
