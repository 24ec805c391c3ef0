package shop.carousel.order.checkout;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.jdbc.UncheckedSqlException;
import shop.carousel.order.stream.OrderProgress;

/**
 * The orders that were accepted and that the shop has not got through yet, all instances together. When they are more
 * than it gets through in {@link CheckoutConfig#backlogTime()} at its present pace, no more are accepted: those that
 * are finish in time.
 */
@Singleton
class Backlog {

    private static final Logger LOG = Logger.getLogger(Backlog.class);
    private static final double WEIGHT_OF_NOW = 0.3;

    /**
     * Orders that wait for a person or a provider are not the shop's backlog. Each part is sought in its index's order:
     * as a bitmap, which marks nothing, it would read every order that was ever in that state and not yet vacuumed.
     */
    private static final String WAITING = """
            select count(*) from (
              (select 1 from orders where status = 'PLACED' order by id desc limit ?)
              union all
              (select 1 from orders where status = 'PAID' order by id desc limit ?)
              union all
              (select 1 from payment where next_at is not null and attempts = 0 order by next_at limit ?)
            ) as waiting""";

    private final Sql sql;
    private final OrderProgress progress;
    private final CheckoutConfig config;
    private double perSecond;
    private long settledBefore;
    private volatile boolean full;

    Backlog(Sql sql, OrderProgress progress, CheckoutConfig config) {
        this.sql = sql;
        this.progress = progress;
        this.config = config;
    }

    /** Whether there is enough to do for now. */
    boolean isFull() {
        return full;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        long settled = progress.settled();
        perSecond += WEIGHT_OF_NOW * (settled - settledBefore - perSecond);
        settledBefore = settled;
        long bound = bound(perSecond, config.backlogTime(), config.backlogOrders());
        try {
            long enough = bound + 1;
            full = sql.plannedAnew()
                            .first(WAITING, row -> row.bigint(1), enough, enough, enough)
                            .orElse(0L)
                    > bound;
        } catch (UncheckedSqlException away) {
            LOG.debugf("The backlog is not known now: %s", away.getMessage()); // and nobody can place an order either
        }
    }

    /**
     * How many orders may wait at that pace: some always may, so that a standstill elsewhere does not close the shop at
     * once.
     */
    static long bound(double perSecond, Duration time, int always) {
        return Math.max(always, (long) (perSecond * time.toMillis() / 1_000));
    }
}
