/**
 * Entries on Memcached nodes, and the connection to such a node: all code that knows Memcached and its client. The
 * entry point is {@link shop.carousel.ring.memcached.MemcachedBackend}. Internal.
 */
@NullMarked
package shop.carousel.ring.memcached;

import org.jspecify.annotations.NullMarked;
