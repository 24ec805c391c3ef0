package shop.carousel.catalog.stock;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import shop.carousel.ring.Consistency;

/**
 * The rest of the catalog's access to stock. Reads come from the ring and are as fresh as its invalidations. Sales do
 * not read here; the database decides.
 */
@Singleton
public final class StockLevels {

    private final StockCache cache;
    private final StockRepository repository;
    private final StockLevelPublisher publisher;

    StockLevels(StockCache cache, StockRepository repository, StockLevelPublisher publisher) {
        this.cache = cache;
        this.repository = repository;
        this.publisher = publisher;
    }

    /** The level of every SKU asked for, in one pipelined read; {@link StockLevel#none} where there is no stock row. */
    public Map<String, StockLevel> of(Collection<String> skus) {
        return of(skus, Consistency.BOUNDED);
    }

    /** As {@link #of(Collection)}, as certain as that. */
    public Map<String, StockLevel> of(Collection<String> skus, Consistency consistency) {
        Map<String, StockLevel> found = cache.getAll(skus, consistency);
        Map<String, StockLevel> levels = new LinkedHashMap<>();
        skus.forEach(sku -> levels.put(sku, found.getOrDefault(sku, StockLevel.none(sku))));
        return levels;
    }

    /** The level of one SKU; {@link StockLevel#none} where there is no stock row. */
    public StockLevel of(String sku) {
        return cache.get(sku).orElseGet(() -> StockLevel.none(sku));
    }

    /**
     * Gives SKUs their first units, in the running transaction and after their products. A SKU that has a stock row
     * keeps it untouched, because from then on only orders and adjustments change it: importing a file again neither
     * refills nor empties the shop.
     *
     * @param initial units by SKU, 0 or more
     */
    public void seed(Map<String, Integer> initial) {
        publisher.changed(repository.create(initial));
    }

    /** Says which levels have changed, after their commit. Idempotent, in any order. */
    public void invalidateAll(Map<String, Long> versions) {
        cache.invalidateAll(versions);
    }
}
