/** What is said to Memcached nodes. */
@NullMarked
package shop.carousel.ring.memcached;

import org.jspecify.annotations.NullMarked;
