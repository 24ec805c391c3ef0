/**
 * What goes with a product: what was sold in the same orders, and what is like it where too little was sold.
 *
 * <p>It learns from the lines of orders in the stock's tables, so it follows the orders' events, and needs no copy.
 */
@NullMarked
package shop.carousel.catalog.related;

import org.jspecify.annotations.NullMarked;
