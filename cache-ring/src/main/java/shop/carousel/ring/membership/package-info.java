/** Which ring holds now, and who says so. Internal. */
@NullMarked
package shop.carousel.ring.membership;

import org.jspecify.annotations.NullMarked;
