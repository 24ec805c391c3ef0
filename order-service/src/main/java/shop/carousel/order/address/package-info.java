/**
 * Delivery addresses: the address of an order, the countries of the world by name and code, and their rules for
 * addresses.
 */
@NullMarked
package shop.carousel.order.address;

import org.jspecify.annotations.NullMarked;
