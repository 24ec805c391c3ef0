/** What both kinds of chaos are asked with. */
@NullMarked
package shop.carousel.e2e.chaos.options;

import org.jspecify.annotations.NullMarked;
