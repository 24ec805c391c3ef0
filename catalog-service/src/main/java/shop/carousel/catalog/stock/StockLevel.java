package shop.carousel.catalog.stock;

/**
 * The units of one SKU. Nothing is lost between the three numbers: their sum changes only by adjustments.
 *
 * @param available can be ordered now
 * @param reserved reserved for orders that are not paid yet
 * @param sold paid for
 * @param version rises with every change
 */
public record StockLevel(String sku, long available, long reserved, long sold, long version) {

    /** The level of a SKU that has no stock row: nothing to sell. */
    public static StockLevel none(String sku) {
        return new StockLevel(sku, 0, 0, 0, 0);
    }
}
