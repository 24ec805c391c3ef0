/**
 * Numbers from outside. Only {@link shop.carousel.kit.number.Numbers} parses decimals and writes them; the architecture
 * tests of each service forbid it elsewhere.
 */
@NullMarked
package shop.carousel.kit.number;

import org.jspecify.annotations.NullMarked;
