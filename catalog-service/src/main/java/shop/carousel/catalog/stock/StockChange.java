package shop.carousel.catalog.stock;

/** By how much a SKU's units move, all orders of a batch together. */
public record StockChange(long available, long reserved, long sold) {

    /** No unit moves. */
    public static final StockChange NONE = new StockChange(0, 0, 0);

    /** Units that can be ordered are set aside. */
    public static StockChange reserve(long units) {
        return new StockChange(-units, units, 0);
    }

    /** Units that are set aside are paid for. */
    public static StockChange sell(long units) {
        return new StockChange(0, -units, units);
    }

    /** Units that are set aside can be ordered again. */
    public static StockChange unreserve(long units) {
        return new StockChange(units, -units, 0);
    }

    /** Units that are paid for can be ordered again. */
    public static StockChange unsell(long units) {
        return new StockChange(units, 0, -units);
    }

    /** Both moves together. */
    public StockChange plus(StockChange other) {
        return new StockChange(available + other.available, reserved + other.reserved, sold + other.sold);
    }
}
