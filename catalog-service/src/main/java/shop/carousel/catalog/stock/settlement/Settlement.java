package shop.carousel.catalog.stock.settlement;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import shop.carousel.catalog.stock.StockConfig;

/**
 * Settles batches of requests: the group deduction. Whoever holds the locks of a batch's SKUs decides the whole batch
 * at once and writes it in one transaction, one change per SKU, however many orders want it.
 *
 * <p>Promises: all of it is committed, once, or nothing; a second delivery changes nothing. An attempt that was
 * overtaken is made again.
 */
@Singleton
class Settlement {

    private static final Logger LOG = Logger.getLogger(Settlement.class);

    private final StockLocks locks;
    private final OrderStockRepository orders;
    private final SettlementTransaction transaction;
    private final StockConfig config;

    Settlement(StockLocks locks, OrderStockRepository orders, SettlementTransaction transaction, StockConfig config) {
        this.locks = locks;
        this.orders = orders;
        this.transaction = transaction;
        this.config = config;
    }

    /**
     * Settles any number of requests in their order, in batches of at most {@link StockConfig#batchLines()} lines:
     * those that a request names, or that its order holds. Where it fails, those before may be committed; settling all
     * again changes nothing about them.
     *
     * @param isOwn whether the catalog itself asks
     */
    List<StockOutcome> settleInPieces(List<Delivery> deliveries, boolean isOwn) {
        Map<UUID, List<StockLine>> lines = lines(deliveries);
        List<StockOutcome> outcomes = new ArrayList<>();
        for (List<Delivery> part : BatchCut.of(deliveries, config.batchLines(), delivery -> count(delivery, lines))) {
            outcomes.addAll(settle(new Batch(part, isOwn), lines));
        }
        return outcomes;
    }

    private static int count(Delivery delivery, Map<UUID, List<StockLine>> lines) {
        return Math.max(
                1, lines.getOrDefault(delivery.request().orderId(), List.of()).size());
    }

    /** Returns when the batch is committed, with an outcome for each request that was not settled before. */
    List<StockOutcome> settle(Batch batch) {
        return settle(batch, lines(batch.deliveries()));
    }

    /** What these requests name, or their orders hold. */
    private Map<UUID, List<StockLine>> lines(List<Delivery> deliveries) {
        Map<UUID, List<StockLine>> lines =
                new HashMap<>(Reservation.byOrder(orders.lines(Batch.ordersWithoutLines(deliveries))));
        for (Delivery delivery : deliveries) {
            if (delivery.request() instanceof StockRequest.Reserve reserve) {
                lines.putIfAbsent(reserve.orderId(), reserve.lines());
            }
        }
        return lines;
    }

    private List<StockOutcome> settle(Batch batch, Map<UUID, List<StockLine>> lines) {
        Set<String> skus = skus(batch, lines);
        for (int attempt = 0; ; attempt++) {
            try (WriteLease lease = attempt <= config.lockAttempts() ? locks.acquire(skus) : WriteLease.ofRows()) {
                switch (transaction.run(batch, lease, config.reservationTime())) {
                    case Settled.Done done -> {
                        return done.outcomes();
                    }
                    case Settled.Superseded superseded -> LOG.infof("Settling again: %s", superseded.what());
                }
            }
        }
    }

    /** A SKU that is missing here, because its order was reserved in between, is written under its row's own token. */
    private static Set<String> skus(Batch batch, Map<UUID, List<StockLine>> lines) {
        Set<String> skus = batch.skus();
        batch.orders().forEach(order -> lines.getOrDefault(order, List.of()).forEach(line -> skus.add(line.sku())));
        return skus;
    }
}
