/** The agreed sequence of rings, from the configuration or a log. Internal. */
@NullMarked
package shop.carousel.ring.membership;

import org.jspecify.annotations.NullMarked;
