package shop.carousel.order.read;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whole orders, by their ids: the entry point of this package. Lists of them are {@link OrderLists}. */
@Singleton
public class Orders {

    private final OrderCache cache;
    private final OrderReader reader;
    private final OrderHistory history;

    Orders(OrderCache cache, OrderReader reader, OrderHistory history) {
        this.cache = cache;
        this.reader = reader;
        this.history = history;
    }

    /** The order, if there is one: from the ring, or from the database where the ring has none. */
    public Optional<OrderView> find(UUID id) {
        return cache.get(id);
    }

    /** The order, if there is one, as the database has it now. */
    public Optional<OrderView> findStored(UUID id) {
        return reader.read(id);
    }

    /** The steps of an order's history behind a number. */
    public HistoryNews newsAfter(UUID order, long seq) {
        return history.news(order, seq);
    }

    /** Makes the ring forget orders that are older than these versions. */
    public void invalidate(Map<String, Long> versions) {
        cache.invalidate(versions);
    }

    /** As {@link #invalidate}, right after the running transaction has committed; not at all if it does not. */
    public void invalidateAfterCommit(Map<String, Long> versions) {
        cache.invalidateAfterCommit(versions);
    }
}
