/**
 * Entries on Redis nodes: one command or script an operation, so that it is one step there. The scripts lie beside the
 * classes. The door is {@link shop.carousel.ring.redis.RedisBackend}; a checker chooses
 * {@link shop.carousel.ring.redis.Mechanisms}. Internal.
 */
@NullMarked
package shop.carousel.ring.redis;

import org.jspecify.annotations.NullMarked;
