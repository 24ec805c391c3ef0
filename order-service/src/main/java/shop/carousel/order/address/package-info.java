/**
 * Where parcels go: the address of an order, the countries of the world by name and code, and what their posts want of
 * an address.
 */
@NullMarked
package shop.carousel.order.address;

import org.jspecify.annotations.NullMarked;
