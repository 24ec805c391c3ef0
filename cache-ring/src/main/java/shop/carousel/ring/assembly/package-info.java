/** Puts the parts together. {@link shop.carousel.ring.assembly.CacheRings} is the way in for plain Java programs. */
@NullMarked
package shop.carousel.ring.assembly;

import org.jspecify.annotations.NullMarked;
