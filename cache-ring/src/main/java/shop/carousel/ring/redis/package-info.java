/**
 * Entries on Redis nodes: one command or script per operation, so each operation is atomic. The scripts are resources
 * beside the classes. The entry point is {@link shop.carousel.ring.redis.RedisBackend}. Internal.
 */
@NullMarked
package shop.carousel.ring.redis;

import org.jspecify.annotations.NullMarked;
