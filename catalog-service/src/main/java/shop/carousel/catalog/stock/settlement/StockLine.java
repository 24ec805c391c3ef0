package shop.carousel.catalog.stock.settlement;

/** Units of one SKU in an order. */
record StockLine(String sku, long quantity) {

    StockLine {
        if (quantity < 1) {
            throw new IllegalArgumentException("A line has at least one unit, not " + quantity + " of " + sku);
        }
    }
}
