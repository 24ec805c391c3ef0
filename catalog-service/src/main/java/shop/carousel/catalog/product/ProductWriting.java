package shop.carousel.catalog.product;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import shop.carousel.catalog.stock.StockLevels;
import shop.carousel.kit.outbox.Outbox;
import shop.carousel.kit.outbox.OutboxEvent;

/**
 * The one way in which products change: row, stock row and event in the caller's transaction, the ring's copy
 * invalidated after its commit. The event does the same again, in case this process dies in between.
 */
@Singleton
public final class ProductWriting {

    private final ProductUpsert upsert;
    private final ProductRepository repository;
    private final ProductCache cache;
    private final StockLevels stock;
    private final Outbox outbox;
    private final TransactionSynchronizationRegistry transaction;

    ProductWriting(
            ProductUpsert upsert,
            ProductRepository repository,
            ProductCache cache,
            StockLevels stock,
            Outbox outbox,
            TransactionSynchronizationRegistry transaction) {
        this.upsert = upsert;
        this.repository = repository;
        this.cache = cache;
        this.stock = stock;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /**
     * Stores products that {@linkplain ProductRules pass the rules}, with stock for those that have none yet.
     *
     * @param available the first stock by SKU; a product that has stock keeps it, because only sales and adjustments
     *     change it
     * @return the new versions of those that changed
     */
    public Map<String, Long> write(Collection<ProductDraft> drafts, Map<String, Integer> available) {
        Map<String, ProductDraft> ordered = inLockOrder(drafts);
        Map<String, Long> versions = upsert.store(ordered.values());
        stock.seed(seeds(ordered, available));
        outbox.publish(events(versions));
        transaction.registerInterposedSynchronization(new AfterCommit(versions));
        return versions;
    }

    /**
     * Stores a product's present rating: the count runs while the product's row is locked, so no count is older than an
     * earlier one. Its version rises. Nothing happens where there is no such product.
     *
     * @param counting the present counts
     */
    public void rate(String sku, Supplier<Rating> counting) {
        if (repository.lockVersion(sku).isEmpty()) {
            return;
        }
        Map<String, Long> versions = Map.of(sku, upsert.rate(sku, counting.get()));
        outbox.publish(events(versions));
        transaction.registerInterposedSynchronization(new AfterCommit(versions));
    }

    /** All writers lock rows in the order of their SKUs, to avoid deadlocks. The last of equal SKUs counts. */
    private static Map<String, ProductDraft> inLockOrder(Collection<ProductDraft> drafts) {
        Map<String, ProductDraft> ordered = new TreeMap<>();
        drafts.forEach(draft -> ordered.put(draft.sku(), draft));
        return ordered;
    }

    private static Map<String, Integer> seeds(Map<String, ProductDraft> ordered, Map<String, Integer> available) {
        Map<String, Integer> seeds = new TreeMap<>();
        ordered.keySet().forEach(sku -> seeds.put(sku, available.getOrDefault(sku, 0)));
        return seeds;
    }

    private static List<OutboxEvent> events(Map<String, Long> versions) {
        return versions.entrySet().stream()
                .map(changed -> new ProductChanged(changed.getKey(), changed.getValue()))
                .map(data -> OutboxEvent.of(ProductChanged.TOPIC, data.sku(), ProductChanged.TYPE, data))
                .toList();
    }

    private final class AfterCommit implements Synchronization {

        private final Map<String, Long> versions;

        AfterCommit(Map<String, Long> versions) {
            this.versions = new HashMap<>(versions);
        }

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                cache.invalidateAll(versions);
            }
        }
    }
}
