package shop.carousel.catalog.stock.settlement;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;
import shop.carousel.catalog.stock.StandaloneStock;
import shop.carousel.catalog.stock.StockConfig;
import shop.carousel.kit.inbox.Inbox;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.outbox.Outbox;
import shop.carousel.kit.outbox.OutboxConfig;
import shop.carousel.ring.CacheRing;

/**
 * The settlement outside of a container, to be measured: the service's own classes, put together by hand. It stands in
 * their package, because they are nobody else's to use.
 */
@NullMarked
public final class StandaloneSettlement {

    private final Settlement settlement;

    /**
     * @param database lends the running transaction's connection
     * @param synchronizations of the same transactions
     */
    public StandaloneSettlement(
            DataSource database,
            TransactionSynchronizationRegistry synchronizations,
            Transactions transactions,
            CacheRing ring,
            StockConfig config,
            OutboxConfig outboxConfig,
            ObjectMapper json) {
        var sql = new Sql(database);
        var orders = new OrderStockRepository(sql);
        var stock = StandaloneStock.table(sql);
        var outbox = new Outbox(sql, synchronizations, json, outboxConfig, () -> {});
        var news = StandaloneStock.news(outbox, ring, json, stock, config, synchronizations);
        var transaction = new SettlementTransaction(
                new Inbox(sql, synchronizations),
                orders,
                new OrderStockStore(),
                stock,
                new StockAnnouncements(news),
                new BatchSettings(config),
                transactions,
                sql);
        settlement = new Settlement(new StockLocks(ring, config), orders, transaction, config);
    }

    /** An order for units of one SKU, as its event brings it. */
    public record Order(UUID eventId, UUID orderId, String sku, long units) {}

    /** Settles orders in one transaction; answers which of them got their units. */
    public Set<UUID> reserve(List<Order> orders) {
        List<Delivery> deliveries =
                orders.stream().map(StandaloneSettlement::delivery).toList();
        return settlement.settle(new Batch(deliveries, false)).stream()
                .filter(StockOutcome.Reserved.class::isInstance)
                .map(StockOutcome::orderId)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Delivery delivery(Order order) {
        var lines = List.of(new StockLine(order.sku(), order.units()));
        return new Delivery(order.eventId(), new StockRequest.Reserve(order.orderId(), lines));
    }
}
