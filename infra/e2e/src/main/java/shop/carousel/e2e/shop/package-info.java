/** A whole shop as {@code ./shop up} starts it, for whoever wants to try something on it. */
@NullMarked
package shop.carousel.e2e.shop;

import org.jspecify.annotations.NullMarked;
