/**
 * The order service: accounts, checkout, orders and payment. One package for each feature; orders themselves have six,
 * from the ground up {@code model}, {@code read}, {@code access}, {@code lifecycle}, {@code stream} and {@code web}.
 */
@NullMarked
package shop.carousel.order;

import org.jspecify.annotations.NullMarked;
