/**
 * Invalidating entries on nodes, and repeating that if the ring has changed meanwhile. The entry point is {@link
 * shop.carousel.ring.write.Invalidations}. Internal.
 */
@NullMarked
package shop.carousel.ring.write;

import org.jspecify.annotations.NullMarked;
