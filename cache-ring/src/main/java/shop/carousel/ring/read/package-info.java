/**
 * Reading: get-or-load under fill leases, for one key and for many, strongly or not; refreshing what is due; near
 * values. The door is {@link shop.carousel.ring.read.CacheReads}. Nothing here invalidates: a strong read is handed a
 * way to do so. Internal.
 */
@NullMarked
package shop.carousel.ring.read;

import org.jspecify.annotations.NullMarked;
