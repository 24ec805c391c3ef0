package shop.carousel.catalog.stock;

/**
 * A stock row that this transaction holds.
 *
 * @param fence the highest token that wrote it
 */
record StockRow(StockLevel level, long fence) {

    String sku() {
        return level.sku();
    }
}
