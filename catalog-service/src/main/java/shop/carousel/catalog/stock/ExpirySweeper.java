package shop.carousel.catalog.stock;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Gives back what was set aside for orders that nobody paid in time. It writes like everyone else: under the SKUs' locks and fences, in one
 * transaction for many orders. Any number of instances may sweep; none waits for an order that another is settling.
 */
@Singleton
class ExpirySweeper {

    private final OrderStockTable orders;
    private final Settlement settlement;
    private final StockConfig config;
    private final Clock clock;

    @Inject
    ExpirySweeper(OrderStockTable orders, Settlement settlement, StockConfig config) {
        this(orders, settlement, config, Clock.systemUTC());
    }

    ExpirySweeper(OrderStockTable orders, Settlement settlement, StockConfig config, Clock clock) {
        this.orders = orders;
        this.settlement = settlement;
        this.config = config;
        this.clock = clock;
    }

    /** One batch after the other until nothing is overdue, or nothing moves. */
    @Scheduled(
            every = "${carousel.stock.sweep-interval}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() throws SQLException {
        int released;
        do {
            released = sweepOnce();
        } while (released == config.batchOrders());
    }

    /** How many orders lost their units. */
    int sweepOnce() throws SQLException {
        Instant now = clock.instant();
        List<UUID> overdue = orders.overdue(now, config.batchOrders());
        if (overdue.isEmpty()) {
            return 0;
        }
        List<Delivery> deliveries = overdue.stream()
                .map(order -> new Delivery(null, new StockRequest.Expire(order, now)))
                .toList();
        return (int) settlement.settle(new Batch(deliveries, true)).stream()
                .filter(StockOutcome.Released.class::isInstance)
                .count();
    }
}
