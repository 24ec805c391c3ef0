/**
 * What an administrator sees and does with orders.
 */
@NullMarked
package shop.carousel.order.admin;

import org.jspecify.annotations.NullMarked;
