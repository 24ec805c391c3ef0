/**
 * Telling nodes that rows have changed, and repeating it where the ring has changed meanwhile. The door is
 * {@link shop.carousel.ring.write.Invalidations}. Internal.
 */
@NullMarked
package shop.carousel.ring.write;

import org.jspecify.annotations.NullMarked;
