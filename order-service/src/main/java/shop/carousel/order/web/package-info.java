/**
 * Orders on pages and in the API: read one, list them, cancel. Other pages that show orders use its words and rows
 * ({@link shop.carousel.order.web.StatusText}, {@link shop.carousel.order.web.OrderRow},
 * {@link shop.carousel.order.Times}), and its document ({@link shop.carousel.order.web.OrderDocument}).
 */
@NullMarked
package shop.carousel.order.web;

import org.jspecify.annotations.NullMarked;
