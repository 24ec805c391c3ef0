package shop.carousel.catalog.product;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.Consistency;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.json.JacksonCodec;

/** The ring's cache {@code product}: key SKU, version of the row. Other services read it under the same name. */
@Singleton
public final class ProductCache {

    private final RingCache<Product> cache;
    private final Products products;

    ProductCache(CacheRing ring, ObjectMapper json, Products products, ProductConfig config) {
        this.cache = ring.cache(CacheSpec.of("product", JacksonCodec.of(json, Product.class))
                .timeToLive(config.cacheTime())
                .grace(config.cacheGrace())
                .near(config.nearBytes())
                .absentTimeToLive(config.absenceTime()));
        this.products = products;
    }

    Optional<Product> get(String sku) {
        return cache.get(sku, this::load);
    }

    Map<String, Product> getAll(Collection<String> skus, Consistency consistency) {
        return cache.getAll(skus, consistency, this::load);
    }

    /** Invalidates changed rows, after their commit. Idempotent, in any order. */
    public void invalidateAll(Map<String, Long> versions) {
        cache.invalidateAll(versions);
    }

    private @Nullable Versioned<Product> load(String sku) {
        return load(Set.of(sku)).get(sku);
    }

    private Map<String, Versioned<Product>> load(Set<String> skus) {
        Map<String, Versioned<Product>> loaded = new HashMap<>();
        List<ProductRow> rows = products.find(skus);
        for (ProductRow row : rows) {
            Product product = row.product();
            loaded.put(product.sku(), new Versioned<>(product, product.version()));
        }
        return loaded;
    }
}
