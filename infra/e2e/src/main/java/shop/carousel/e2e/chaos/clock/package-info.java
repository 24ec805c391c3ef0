/** Clocks that can be set, for both kinds of chaos. */
@NullMarked
package shop.carousel.e2e.chaos.clock;

import org.jspecify.annotations.NullMarked;
