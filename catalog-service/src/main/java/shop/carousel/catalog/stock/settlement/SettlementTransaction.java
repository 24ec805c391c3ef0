package shop.carousel.catalog.stock.settlement;

import static java.util.stream.Collectors.toCollection;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import shop.carousel.catalog.stock.StockLevel;
import shop.carousel.catalog.stock.StockRepository;
import shop.carousel.catalog.stock.StockWrite;
import shop.carousel.kit.inbox.Inbox;
import shop.carousel.kit.jdbc.RoundTrip;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.trace.TraceParent;

/**
 * One batch, one transaction: inbox, orders, stock, reservations and events, all or nothing. It holds the orders' rows
 * and then the stock's rows while it decides, so what it decides on is the truth when it commits, whoever else believes
 * to hold the locks. Whoever waits for those rows waits for its round trips too: there are as few as can be.
 */
@Singleton
class SettlementTransaction {

    static final String CONSUMER = "catalog-stock";

    private final Inbox inbox;
    private final OrderStockRepository orders;
    private final OrderStockStore store;
    private final StockRepository stock;
    private final StockAnnouncements announcements;
    private final BatchSettings settings;
    private final Transactions transactions;
    private final Sql sql;

    SettlementTransaction(
            Inbox inbox,
            OrderStockRepository orders,
            OrderStockStore store,
            StockRepository stock,
            StockAnnouncements announcements,
            BatchSettings settings,
            Transactions transactions,
            Sql sql) {
        this.inbox = inbox;
        this.orders = orders;
        this.store = store;
        this.stock = stock;
        this.announcements = announcements;
        this.settings = settings;
        this.transactions = transactions;
        this.sql = sql;
    }

    /**
     * Settles the batch under these tokens; what it sets aside is held for that long, by the database's clock. Faults
     * of the database arrive as unchecked exceptions; then nothing has changed, or all.
     */
    Settled run(Batch batch, WriteLease lease, Duration reservationTime) {
        try {
            return transactions.inNew(() -> settle(batch, lease, reservationTime));
        } catch (SupersededException rolledBack) {
            return new Settled.Superseded(rolledBack.what);
        }
    }

    private Settled settle(Batch batch, WriteLease lease, Duration reservationTime) {
        SettlementRows rows = hold(batch);
        List<StockRequest> requests = unsettled(batch.deliveries());
        Instant deadline = rows.now().plus(reservationTime);
        SettlementPlan plan = SettlementPlan.of(requests, rows.orders(), rows.available(), deadline);
        List<StockLevel> levels = plan.orders().isEmpty() ? List.of() : write(plan, rows, lease);
        announcements.publish(plan.outcomes(), levels, traces(batch.deliveries()));
        return new Settled.Done(plan.outcomes());
    }

    /** The orders first and then the stock, as everyone does, also that of deliveries which turn out to be settled. */
    private SettlementRows hold(Batch batch) {
        Set<UUID> ids = batch.orders();
        RoundTrip trip = sql.roundTrip();
        var now = settings.apply(trip);
        var known = orders.lock(trip, ids, batch.isOwn());
        var lines = orders.lines(trip, ids);
        var held = stock.lock(trip, batch.skus(), ids);
        trip.make();
        return SettlementRows.of(now.get().getFirst(), known.get(), lines.get(), held.get());
    }

    private static Map<UUID, TraceParent> traces(List<Delivery> deliveries) {
        Map<UUID, TraceParent> traces = new HashMap<>();
        for (Delivery delivery : deliveries) {
            if (delivery.trace() != null) {
                traces.put(delivery.request().orderId(), delivery.trace());
            }
        }
        return traces;
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

    private List<StockLevel> write(SettlementPlan plan, SettlementRows rows, WriteLease lease) {
        List<StockWrite> writes = plan.changes().entrySet().stream()
                .map(change -> new StockWrite(change.getKey(), change.getValue(), rows.token(change.getKey(), lease)))
                .toList();
        RoundTrip trip = sql.roundTrip();
        var written = stock.write(trip, writes);
        var stored = store.store(trip, plan.orders(), sku -> rows.token(sku, lease));
        trip.make();

        if (written.get().size() < writes.size()) {
            throw new SupersededException("a token is below its row's fence");
        }
        if (stored.get().getFirst() < plan.orders().size()) {
            throw new SupersededException("another process wrote one of the orders first");
        }
        return written.get();
    }

    private static final class SupersededException extends RuntimeException {

        private final String what;

        SupersededException(String what) {
            super(what, null, false, false);
            this.what = what;
        }
    }
}
