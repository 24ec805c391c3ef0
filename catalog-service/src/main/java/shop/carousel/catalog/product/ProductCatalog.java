package shop.carousel.catalog.product;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import shop.carousel.catalog.stock.StockLevel;
import shop.carousel.catalog.stock.StockLevels;

/** Products with their stock, for readers: from the ring, or from the database for those who need certainty. */
@Singleton
public final class ProductCatalog {

    private final ProductCache cache;
    private final Products products;
    private final StockLevels stock;

    ProductCatalog(ProductCache cache, Products products, StockLevels stock) {
        this.cache = cache;
        this.products = products;
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

    /** The products of those SKUs, in that order, unknown ones left out, each once. One pipelined read per node and cache. */
    public List<StockedProduct> findAll(Collection<String> skus) {
        Set<String> asked = valid(skus);
        return inOrder(asked, cache.getAll(asked));
    }

    /** As {@link #findAll}, with the products that the database has now. */
    public List<StockedProduct> findAllStrong(Collection<String> skus) throws SQLException {
        Set<String> asked = valid(skus);
        Map<String, Product> found = new HashMap<>();
        for (ProductRow row : products.find(asked)) {
            found.put(row.product().sku(), row.product());
        }
        return inOrder(asked, found);
    }

    private List<StockedProduct> inOrder(Set<String> asked, Map<String, Product> found) {
        Map<String, StockLevel> levels = stock.of(found.keySet());
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
