/**
 * Amounts of money: exact, never floating point, one currency per shop.
 */
@NullMarked
package shop.carousel.kit.money;

import org.jspecify.annotations.NullMarked;
