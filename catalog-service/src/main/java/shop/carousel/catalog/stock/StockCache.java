package shop.carousel.catalog.stock;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
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

/** The ring's cache {@code stock}: key SKU, version of the row. Other services read it under the same name. */
@Singleton
class StockCache {

    private final RingCache<StockLevel> cache;
    private final StockRepository repository;

    StockCache(CacheRing ring, ObjectMapper json, StockRepository repository, StockConfig config) {
        this.cache = ring.cache(CacheSpec.of("stock", JacksonCodec.of(json, StockLevel.class))
                .timeToLive(config.cacheTime())
                .grace(config.cacheGrace())
                .absentTimeToLive(config.absenceTime()));
        this.repository = repository;
    }

    Optional<StockLevel> get(String sku) {
        return cache.get(sku, this::load);
    }

    Map<String, StockLevel> getAll(Collection<String> skus, Consistency consistency) {
        return cache.getAll(skus, consistency, this::load);
    }

    void invalidateAll(Map<String, Long> versions) {
        cache.invalidateAll(versions);
    }

    private @Nullable Versioned<StockLevel> load(String sku) {
        return load(Set.of(sku)).get(sku);
    }

    private Map<String, Versioned<StockLevel>> load(Set<String> skus) {
        Map<String, Versioned<StockLevel>> loaded = new HashMap<>();
        repository.read(skus).forEach((sku, level) -> loaded.put(sku, new Versioned<>(level, level.version())));
        return loaded;
    }
}
