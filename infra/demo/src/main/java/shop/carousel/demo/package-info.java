/**
 * The whole shop on one machine. {@link shop.carousel.demo.Shop} is the program behind {@code ./shop}; {@link
 * shop.carousel.demo.Layout} says which part listens and writes where; the supervisor package keeps the parts running.
 */
@NullMarked
package shop.carousel.demo;

import org.jspecify.annotations.NullMarked;
