/**
 * Stock: how many units there are, which of them are set aside for orders, and who may have the last one.
 *
 * <p>Others use {@link shop.carousel.catalog.stock.StockLevels}; everything else is internal.
 */
@NullMarked
package shop.carousel.catalog.stock;

import org.jspecify.annotations.NullMarked;
