package shop.carousel.catalog.product;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Stands in for the stock feature until that is merged: everything is there in plenty. */
@Singleton
public final class StockLevels {

    /** The level of each SKU. */
    public Map<String, StockLevel> of(Collection<String> skus) {
        Map<String, StockLevel> levels = new HashMap<>();
        skus.forEach(sku -> levels.put(sku, of(sku)));
        return levels;
    }

    /** The level of one SKU. */
    public StockLevel of(String sku) {
        return new StockLevel(sku, 1_000_000, 0, 0, 1);
    }

    /** Nothing is cached yet. */
    public void invalidateAll(Map<String, Long> versions) {}

    /** Nothing to store yet. */
    public void seed(Connection connection, Map<String, Integer> initial) {}
}
