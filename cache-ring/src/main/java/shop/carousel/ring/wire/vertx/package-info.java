/**
 * The transport on the Redis client of Vert.x and Quarkus. The entry point is {@link
 * shop.carousel.ring.wire.vertx.VertxTransport}; nothing outside this package knows the client. Internal.
 */
@NullMarked
package shop.carousel.ring.wire.vertx;

import org.jspecify.annotations.NullMarked;
