package shop.carousel.catalog.stock.settlement;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import shop.carousel.catalog.stock.StockConfig;
import shop.carousel.kit.problem.Outages;
import shop.carousel.kit.work.LeftAlone;

/**
 * Gives back what was set aside for orders that nobody paid in time. It writes like everyone else: under the SKUs'
 * locks and fences, in one transaction for many orders, as far as their lines are not too many. Any number of instances
 * may sweep; none waits for an order that another is settling.
 */
@Singleton
class ExpirySweeper {

    private static final Logger LOG = Logger.getLogger(ExpirySweeper.class);

    private final OrderStockRepository orders;
    private final Settlement settlement;
    private final StockConfig config;
    private final LeftAlone<UUID> failing;

    ExpirySweeper(OrderStockRepository orders, Settlement settlement, StockConfig config) {
        this.orders = orders;
        this.settlement = settlement;
        this.config = config;
        this.failing = new LeftAlone<>(config.sweepFailingPause(), config.batchOrders());
    }

    /** One batch after the other until nothing is overdue, or nothing moves. */
    @Scheduled(
            every = "${carousel.stock.sweep-interval}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        int released;
        do {
            released = sweepOnce();
        } while (released > 0);
    }

    /** How many orders lost their units. */
    int sweepOnce() {
        return release(orders.overdue(failing.now(), config.batchOrders()));
    }

    /**
     * What fails together is halved; an order that fails alone is left alone for a while, so that those behind it come
     * to their turn.
     */
    private int release(List<StockRequest.Expire> overdue) {
        try {
            return released(overdue);
        } catch (RuntimeException fault) {
            if (!Outages.isOfSome(fault)) {
                throw fault;
            }
            if (overdue.size() == 1) {
                LOG.warnf(
                        fault,
                        "Order %s is overdue and cannot be settled now",
                        overdue.getFirst().orderId());
                failing.add(overdue.getFirst().orderId());
                return 0;
            }
        }
        int half = overdue.size() / 2;
        return release(overdue.subList(0, half)) + release(overdue.subList(half, overdue.size()));
    }

    private int released(List<StockRequest.Expire> overdue) {
        List<Delivery> deliveries =
                overdue.stream().map(expire -> new Delivery(null, expire)).toList();
        return (int) settlement.settleInPieces(deliveries, true).stream()
                .filter(StockOutcome.Released.class::isInstance)
                .count();
    }
}
