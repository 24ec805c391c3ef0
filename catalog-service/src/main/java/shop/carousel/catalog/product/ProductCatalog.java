package shop.carousel.catalog.product;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import shop.carousel.catalog.stock.StockLevel;
import shop.carousel.catalog.stock.StockLevels;
import shop.carousel.ring.Consistency;

/** Products with their stock, for readers: from the ring, or from the database for strong reads. */
@Singleton
public final class ProductCatalog {

    private final ProductCache cache;
    private final StockLevels stock;

    ProductCatalog(ProductCache cache, StockLevels stock) {
        this.cache = cache;
        this.stock = stock;
    }

    /** The product and its stock; at most two round trips. */
    public Optional<StockedProduct> find(String sku) {
        if (!Skus.isValid(sku)) {
            return Optional.empty();
        }
        return cache.get(sku).map(product -> new StockedProduct(product, stock.of(sku)));
    }

    /** The product alone, for what does not show its stock. */
    public Optional<Product> findProduct(String sku) {
        return Skus.isValid(sku) ? cache.get(sku) : Optional.empty();
    }

    /**
     * The products of those SKUs, in that order, unknown ones left out, each once. One pipelined read per node and
     * cache.
     */
    public List<StockedProduct> findAll(Collection<String> skus) {
        Set<String> asked = valid(skus);
        return inOrder(asked, cache.getAll(asked, Consistency.BOUNDED), Consistency.BOUNDED);
    }

    /** As {@link #findAll}, with products and stock as the database has them now, for callers that decide by them. */
    public List<StockedProduct> findAllStrong(Collection<String> skus) {
        Set<String> asked = valid(skus);
        return inOrder(asked, cache.getAll(asked, Consistency.STRONG), Consistency.STRONG);
    }

    private List<StockedProduct> inOrder(Set<String> asked, Map<String, Product> found, Consistency consistency) {
        Map<String, StockLevel> levels = stock.of(found.keySet(), consistency);
        return asked.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(product -> StockedProduct.of(product, levels))
                .toList();
    }

    private static Set<String> valid(Collection<String> skus) {
        Set<String> valid = new LinkedHashSet<>(skus);
        valid.removeIf(sku -> !Skus.isValid(sku));
        return valid;
    }
}
