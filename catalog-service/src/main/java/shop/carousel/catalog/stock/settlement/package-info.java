/**
 * Settlement: what orders ask of the stock, decided and written in batches, each order once. It reads and writes the
 * rows of {@link shop.carousel.catalog.stock.StockRepository} together with those of orders and reservations.
 *
 * <p>It hears events and sweeps by itself; nobody else calls it. See {@code STOCK.md}.
 */
@NullMarked
package shop.carousel.catalog.stock.settlement;

import org.jspecify.annotations.NullMarked;
