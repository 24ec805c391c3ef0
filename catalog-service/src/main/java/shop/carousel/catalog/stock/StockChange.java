package shop.carousel.catalog.stock;

/** By how much a SKU's units move, all orders of a batch together. */
record StockChange(long available, long reserved, long sold) {

    static final StockChange NONE = new StockChange(0, 0, 0);

    static StockChange reserve(long units) {
        return new StockChange(-units, units, 0);
    }

    static StockChange sell(long units) {
        return new StockChange(0, -units, units);
    }

    static StockChange unreserve(long units) {
        return new StockChange(units, -units, 0);
    }

    static StockChange unsell(long units) {
        return new StockChange(units, 0, -units);
    }

    StockChange plus(StockChange other) {
        return new StockChange(available + other.available, reserved + other.reserved, sold + other.sold);
    }
}
