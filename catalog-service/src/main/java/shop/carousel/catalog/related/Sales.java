package shop.carousel.catalog.related;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shop.carousel.catalog.stock.SalesHistory;
import shop.carousel.catalog.stock.SoldSku;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.json.JacksonCodec;

/**
 * The ring's caches {@code sold-with} and {@code sold-most}: computed once for all instances, and again when they
 * expire. A sale shows up that late.
 */
@Singleton
final class Sales {

    private static final String LATELY = "lately";

    private final RingCache<Ranking> soldWith;
    private final RingCache<Ranking> soldMost;
    private final SalesHistory history;
    private final RelatedConfig config;

    Sales(CacheRing ring, ObjectMapper json, SalesHistory history, RelatedConfig config) {
        this.soldWith = ring.cache(spec("sold-with", json, config));
        this.soldMost = ring.cache(spec("sold-most", json, config));
        this.history = history;
        this.config = config;
    }

    private static CacheSpec<Ranking> spec(String name, ObjectMapper json, RelatedConfig config) {
        return CacheSpec.of(name, JacksonCodec.of(json, Ranking.class))
                .timeToLive(config.cacheTime())
                .grace(config.cacheGrace());
    }

    /** As it stands on the ring: best first. */
    record Ranking(List<SoldSku> sold) {}

    /** What was sold with each of these SKUs. */
    Collection<List<SoldSku>> with(Collection<String> skus) {
        return soldWith.getAll(skus, this::load).values().stream()
                .map(Ranking::sold)
                .toList();
    }

    /** What was sold most lately. */
    Ranking most() {
        return soldMost.get(
                        LATELY,
                        key -> versioned(history.soldMost(config.lately(), config.latelyLines(), config.kept())))
                .orElseThrow();
    }

    private Map<String, Versioned<Ranking>> load(Set<String> skus) {
        Map<String, Versioned<Ranking>> loaded = new HashMap<>();
        for (String sku : skus) {
            loaded.put(sku, versioned(history.soldWith(sku, config.orders(), config.leastOrders(), config.kept())));
        }
        return loaded;
    }

    /** No row has a version here: what was computed later is newer. */
    private static Versioned<Ranking> versioned(List<SoldSku> sold) {
        return new Versioned<>(new Ranking(sold), System.currentTimeMillis());
    }
}
