package shop.carousel.catalog.stock;

/**
 * A stock row that this transaction holds.
 *
 * @param fence the highest token that wrote it
 */
public record StockRow(StockLevel level, long fence) {

    /** The SKU of the level. */
    public String sku() {
        return level.sku();
    }
}
