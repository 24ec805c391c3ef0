package shop.carousel.order.read;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.RingCache;
import shop.carousel.ring.Versioned;
import shop.carousel.ring.json.JacksonCodec;

/**
 * Orders on the ring: the cache {@code order}, by id, with the row's version, encrypted. Invalidated right after the
 * commit, and once more by the events that come back through Kafka, for the case that the writer died between the two.
 */
@Singleton
class OrderCache {

    private final RingCache<OrderView> cache;
    private final OrderReader reader;
    private final TransactionSynchronizationRegistry transaction;

    OrderCache(
            CacheRing ring,
            ObjectMapper json,
            OrderConfig config,
            OrderReader reader,
            TransactionSynchronizationRegistry transaction) {
        this.cache = ring.cache(CacheSpec.of("order", JacksonCodec.of(json, OrderView.class))
                .timeToLive(config.cacheTime())
                .encrypted());
        this.reader = reader;
        this.transaction = transaction;
    }

    /** The order, from the ring or the database. */
    Optional<OrderView> get(UUID id) {
        return cache.get(id.toString(), key -> reader.read(id)
                .map(order -> new Versioned<>(order, order.version()))
                .orElse(null));
    }

    void invalidate(Map<String, Long> versions) {
        cache.invalidateAll(versions);
    }

    void invalidateAfterCommit(Map<String, Long> versions) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    cache.invalidateAll(versions);
                }
            }
        });
    }
}
