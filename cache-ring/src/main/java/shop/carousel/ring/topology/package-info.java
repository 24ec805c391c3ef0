/** Which node owns which key. Internal; others see it as {@link shop.carousel.ring.Placement}. */
@NullMarked
package shop.carousel.ring.topology;

import org.jspecify.annotations.NullMarked;
