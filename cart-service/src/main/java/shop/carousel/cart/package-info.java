/** The cart service: carts and their present prices. */
@NullMarked
package shop.carousel.cart;

import org.jspecify.annotations.NullMarked;
