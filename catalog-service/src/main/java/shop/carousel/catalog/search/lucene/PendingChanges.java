package shop.carousel.catalog.search.lucene;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import shop.carousel.catalog.search.IndexChanges;
import shop.carousel.catalog.search.SearchConfig;

/**
 * Changes that the index has not taken over yet. Several changes of one product count once. Bounded: a producer waits
 * while too many are pending. All state under one lock.
 */
@Singleton
final class PendingChanges implements IndexChanges {

    /**
     * A part of the changes.
     *
     * @param products to be read again
     * @param inStock flags to be set, after the products
     */
    record Batch(Set<String> products, Map<String, Boolean> inStock) {}

    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition taken = lock.newCondition();
    private final Set<String> products = new LinkedHashSet<>();
    private final Map<String, Boolean> inStock = new LinkedHashMap<>();

    PendingChanges(SearchConfig config) {
        this.most = config.pendingChanges();
    }

    @Override
    public void add(Set<String> changed, Map<String, Boolean> flags) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (products.size() + inStock.size() >= most) {
                taken.await();
            }
            products.addAll(changed);
            inStock.putAll(flags);
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for changes and takes at most {@code size} products, or all flags when no product is left; empty after a
     * while without any.
     */
    Batch take(int size, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (products.isEmpty() && inStock.isEmpty()) {
                boolean inTime = arrived.await(patience.toMillis(), TimeUnit.MILLISECONDS);
                if (!inTime) {
                    return new Batch(Set.of(), Map.of());
                }
            }
            return takeNow(size);
        } finally {
            lock.unlock();
        }
    }

    private Batch takeNow(int size) {
        Set<String> some = new LinkedHashSet<>();
        for (var each = products.iterator(); each.hasNext() && some.size() < size; each.remove()) {
            some.add(each.next());
        }
        Map<String, Boolean> flags = products.isEmpty() ? new HashMap<>(inStock) : Map.of();
        if (products.isEmpty()) {
            inStock.clear();
        }
        taken.signalAll();
        return new Batch(some, flags);
    }
}
