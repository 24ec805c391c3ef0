/**
 * Entries on Memcached nodes, and the link to such a node: all that knows Memcached and its client. The door is
 * {@link shop.carousel.ring.memcached.MemcachedBackend}. Internal.
 */
@NullMarked
package shop.carousel.ring.memcached;

import org.jspecify.annotations.NullMarked;
