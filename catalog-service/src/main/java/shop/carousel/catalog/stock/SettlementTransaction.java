package shop.carousel.catalog.stock;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import shop.carousel.kit.inbox.Inbox;

/**
 * One batch, one transaction: inbox, orders, stock, reservations and events, all or nothing. It holds the orders' rows and then the stock's
 * rows while it decides, so what it decides on is the truth when it commits, whoever else believes to hold the locks.
 */
@Singleton
class SettlementTransaction {

    static final String CONSUMER = "catalog-stock";

    private final Inbox inbox;
    private final OrderStockTable orders;
    private final OrderStockStore store;
    private final StockTable stock;
    private final StockAnnouncements announcements;
    private final Standstill standstill;
    private final Transactions transactions;

    SettlementTransaction(
            Inbox inbox,
            OrderStockTable orders,
            OrderStockStore store,
            StockTable stock,
            StockAnnouncements announcements,
            Standstill standstill,
            Transactions transactions) {
        this.inbox = inbox;
        this.orders = orders;
        this.store = store;
        this.stock = stock;
        this.announcements = announcements;
        this.standstill = standstill;
        this.transactions = transactions;
    }

    /** Settles the batch under these tokens. Faults of the database arrive as unchecked exceptions; then nothing has changed, or all. */
    Settled run(Batch batch, WriteLease lease, Instant deadline) {
        try {
            return transactions.inNew(() -> settle(batch, lease, deadline));
        } catch (SupersededException rolledBack) {
            return new Settled.Superseded(rolledBack.what);
        }
    }

    private Settled settle(Batch batch, WriteLease lease, Instant deadline) throws SQLException {
        standstill.limit();
        List<StockRequest> requests = unsettled(batch.deliveries());
        Map<UUID, OrderStock> known = orders.lock(batch.orders(), batch.isOwn());
        Map<String, StockRow> rows = stock.lock(skus(requests, known.values()));
        SettlementPlan plan = SettlementPlan.of(requests, known, available(rows), deadline);

        List<StockLevel> levels = write(plan.changes(), rows, lease);
        if (!store.store(plan.orders(), sku -> lease.token(row(rows, sku)))) {
            throw new SupersededException("another process wrote one of the orders first");
        }
        announcements.publish(plan.outcomes(), levels);
        return new Settled.Done(plan.outcomes());
    }

    private List<StockRequest> unsettled(List<Delivery> deliveries) {
        Set<UUID> ids = deliveries.stream()
                .map(Delivery::eventId)
                .filter(Objects::nonNull)
                .collect(
                        toCollection(TreeSet::new)); // one order for all, so that two deliveries never wait in a circle
        Set<UUID> fresh = ids.isEmpty() ? Set.of() : new HashSet<>(inbox.firstDeliveries(CONSUMER, ids));
        return deliveries.stream()
                .filter(delivery -> delivery.eventId() == null || fresh.remove(delivery.eventId()))
                .map(Delivery::request)
                .toList();
    }

    private List<StockLevel> write(Map<String, StockChange> changes, Map<String, StockRow> rows, WriteLease lease)
            throws SQLException {
        if (changes.isEmpty()) {
            return List.of();
        }
        List<StockWrite> writes = changes.entrySet().stream()
                .map(change ->
                        new StockWrite(change.getKey(), change.getValue(), lease.token(row(rows, change.getKey()))))
                .toList();
        List<StockLevel> levels = stock.write(writes);
        if (levels.size() < writes.size()) {
            throw new SupersededException("a token is below its row's fence");
        }
        return levels;
    }

    /** Every SKU that the batch may touch. */
    private static Set<String> skus(List<StockRequest> requests, Collection<OrderStock> known) {
        Set<String> skus = Batch.skus(requests);
        known.forEach(order -> order.lines().forEach(line -> skus.add(line.sku())));
        return skus;
    }

    private static Map<String, Long> available(Map<String, StockRow> rows) {
        return rows.values().stream().map(StockRow::level).collect(toMap(StockLevel::sku, StockLevel::available));
    }

    private static StockRow row(Map<String, StockRow> rows, String sku) {
        return Objects.requireNonNull(rows.get(sku), sku);
    }

    private static final class SupersededException extends RuntimeException {

        private final String what;

        SupersededException(String what) {
            super(what, null, false, false);
            this.what = what;
        }
    }
}
