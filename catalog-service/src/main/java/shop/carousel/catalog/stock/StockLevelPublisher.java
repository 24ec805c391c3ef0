package shop.carousel.catalog.stock;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.carousel.kit.outbox.Outbox;
import shop.carousel.kit.outbox.OutboxEvent;

/**
 * Announces changed levels, twice on purpose: the ring's copies are invalidated right after the commit, and an event of
 * the same transaction does it again, in case this process dies in between.
 */
@Singleton
public class StockLevelPublisher {

    private final Outbox outbox;
    private final StockCache cache;
    private final TransactionSynchronizationRegistry transaction;

    StockLevelPublisher(Outbox outbox, StockCache cache, TransactionSynchronizationRegistry transaction) {
        this.outbox = outbox;
        this.cache = cache;
        this.transaction = transaction;
    }

    /** Call it in the transaction of the change, with the levels after it. */
    void changed(Collection<StockLevel> levels) {
        changed(levels, List.of());
    }

    /** The same together with other events of the transaction, which come first. */
    public void changed(Collection<StockLevel> levels, List<OutboxEvent> events) {
        outbox.publish(Stream.concat(events.stream(), levels.stream().map(StockChanged::event))
                .toList());
        if (levels.isEmpty()) {
            return;
        }
        transaction.registerInterposedSynchronization(new AfterCommit(
                levels.stream().collect(Collectors.toUnmodifiableMap(StockLevel::sku, StockLevel::version))));
    }

    private final class AfterCommit implements Synchronization {

        private final Map<String, Long> versions;

        AfterCommit(Map<String, Long> versions) {
            this.versions = versions;
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
