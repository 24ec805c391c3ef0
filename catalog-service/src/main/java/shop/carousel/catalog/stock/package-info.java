/**
 * Stock: how many units there are, which of them are set aside for orders, and who may have the last one.
 *
 * <p>Other features use {@link shop.carousel.catalog.stock.StockLevels}, {@link shop.carousel.catalog.stock.StockLevel}
 * and the event {@link shop.carousel.catalog.stock.StockChanged}; the walls hold that. What else is public is for the
 * room {@code settlement}, which nothing outside of stock calls.
 */
@NullMarked
package shop.carousel.catalog.stock;

import org.jspecify.annotations.NullMarked;
