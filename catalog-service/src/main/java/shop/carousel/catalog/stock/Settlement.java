package shop.carousel.catalog.stock;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Settles batches of requests: the group deduction. Whoever holds the locks of a batch's SKUs decides the whole batch at once and writes
 * it in one transaction, one change per SKU, however many orders want it.
 *
 * <p>Promises: all of it is committed, once, or nothing; a second delivery changes nothing. An attempt that was overtaken is made again.
 */
@Singleton
class Settlement {

    private static final Logger LOG = Logger.getLogger(Settlement.class);

    private final StockLocks locks;
    private final OrderStockTable orders;
    private final SettlementTransaction transaction;
    private final StockConfig config;
    private final Clock clock;

    @Inject
    Settlement(StockLocks locks, OrderStockTable orders, SettlementTransaction transaction, StockConfig config) {
        this(locks, orders, transaction, config, Clock.systemUTC());
    }

    Settlement(
            StockLocks locks,
            OrderStockTable orders,
            SettlementTransaction transaction,
            StockConfig config,
            Clock clock) {
        this.locks = locks;
        this.orders = orders;
        this.transaction = transaction;
        this.config = config;
        this.clock = clock;
    }

    /** Returns when the batch is committed, with an outcome for each request that was not settled before. */
    List<StockOutcome> settle(Batch batch) throws SQLException {
        Set<String> skus = skus(batch);
        for (int attempt = 0; ; attempt++) {
            try (WriteLease lease = attempt <= config.lockAttempts() ? locks.acquire(skus) : WriteLease.ofRows()) {
                switch (transaction.run(batch, lease, deadline())) {
                    case Settled.Done done -> {
                        return done.outcomes();
                    }
                    case Settled.Superseded superseded -> LOG.infof("Settling again: %s", superseded.what());
                }
            }
        }
    }

    /** A SKU that is missing here, because its order was reserved in between, is written under its row's own token. */
    private Set<String> skus(Batch batch) throws SQLException {
        Set<String> skus = batch.skus();
        orders.lines(batch.ordersWithoutLines()).values().forEach(lines -> lines.forEach(line -> skus.add(line.sku())));
        return skus;
    }

    private Instant deadline() {
        return clock.instant().plus(config.reservationTime());
    }
}
