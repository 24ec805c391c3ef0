/**
 * From a cart to an order: reading and checking what a shopper sends, binding prices, placing. The REST call and the
 * page do the same.
 */
@NullMarked
package shop.carousel.order.checkout;

import org.jspecify.annotations.NullMarked;
