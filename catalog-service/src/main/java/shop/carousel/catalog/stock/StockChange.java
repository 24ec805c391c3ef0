package shop.carousel.catalog.stock;

/** The change of a SKU's units, by all orders of a batch together. */
public record StockChange(long available, long reserved, long sold) {

    /** No unit moves. */
    public static final StockChange NONE = new StockChange(0, 0, 0);

    /** Available units are reserved. */
    public static StockChange reserve(long units) {
        return new StockChange(-units, units, 0);
    }

    /** Reserved units are sold. */
    public static StockChange sell(long units) {
        return new StockChange(0, -units, units);
    }

    /** Reserved units become available again. */
    public static StockChange unreserve(long units) {
        return new StockChange(units, -units, 0);
    }

    /** Sold units become available again. */
    public static StockChange unsell(long units) {
        return new StockChange(units, 0, -units);
    }

    /** Both moves together. */
    public StockChange plus(StockChange other) {
        return new StockChange(available + other.available, reserved + other.reserved, sold + other.sold);
    }
}
