/**
 * Products that go with a product: those of the same orders, and similar ones if too few were sold.
 *
 * <p>It learns from the lines of orders in the stock's tables, so it follows the orders' events, and needs no copy.
 */
@NullMarked
package shop.carousel.catalog.related;

import org.jspecify.annotations.NullMarked;
