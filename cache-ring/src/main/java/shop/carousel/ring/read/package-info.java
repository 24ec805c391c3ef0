/**
 * Reading: get-or-load under fill leases, for one key and for many, with or without strong consistency; refreshing;
 * near values. The entry point is {@link shop.carousel.ring.read.CacheReads}. This package does not invalidate: a
 * strong read is given a function for that. Internal.
 */
@NullMarked
package shop.carousel.ring.read;

import org.jspecify.annotations.NullMarked;
