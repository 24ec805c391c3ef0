/**
 * The cart service: what people mean to buy, and what it costs at the moment.
 */
@NullMarked
package shop.carousel.cart;

import org.jspecify.annotations.NullMarked;
