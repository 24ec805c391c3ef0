/**
 * From a cart to an order: reading and checking the request, binding prices, placing. The REST call and the page do the
 * same.
 */
@NullMarked
package shop.carousel.order.checkout;

import org.jspecify.annotations.NullMarked;
