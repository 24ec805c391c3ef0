package shop.carousel.catalog.product;

import shop.carousel.catalog.stock.StockLevel;

/**
 * How much is left, for people.
 *
 * @param badge the badge's class
 */
public record StockState(boolean soldOut, String badge, String text) {

    private static final int FEW_UNITS = 5;

    /** The state of a product: what is not sold any more is not sold out. */
    public static StockState of(StockedProduct stocked) {
        return stocked.product().isSold() ? of(stocked.stock()) : new StockState(true, "badge-bad", "No longer sold");
    }

    /** The state of that level. */
    public static StockState of(StockLevel level) {
        if (level.available() <= 0) {
            return new StockState(true, "badge-bad", "Sold out");
        }
        return level.available() <= FEW_UNITS
                ? new StockState(false, "badge-warn", "Only " + level.available() + " left")
                : new StockState(false, "badge-good", "In stock");
    }
}
