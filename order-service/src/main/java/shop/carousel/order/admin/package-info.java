/** The administrator's pages and API for orders. */
@NullMarked
package shop.carousel.order.admin;

import org.jspecify.annotations.NullMarked;
