package shop.carousel.order.checkout;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import shop.carousel.kit.admission.Backlog;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.jdbc.UncheckedSqlException;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.stream.OrderProgress;

/**
 * The accepted orders that the shop has not completed yet, all instances together. If they are more than it completes
 * in {@link CheckoutConfig#backlogTime()} at its present pace, no more are accepted, so that accepted ones finish in
 * time.
 */
@Singleton
class OrderBacklog implements Backlog {

    private static final Set<String> PATHS = Set.of("/api/orders", "/api/orders/", "/checkout", "/checkout/");
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final Problem BUSY = Problem.unavailable(
            "The shop is busy with the orders that it has. Nothing was ordered.", RETRY_AFTER_SECONDS);

    private static final Logger LOG = Logger.getLogger(OrderBacklog.class);
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

    OrderBacklog(Sql sql, OrderProgress progress, CheckoutConfig config) {
        this.sql = sql;
        this.progress = progress;
        this.config = config;
    }

    @Override
    public Optional<Problem> refusal(HttpServerRequest request) {
        return full && HttpMethod.POST.equals(request.method()) && PATHS.contains(request.path())
                ? Optional.of(BUSY)
                : Optional.empty();
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
     * How many orders may wait at that pace. Some always may, so that an outage elsewhere does not close the shop at
     * once.
     */
    static long bound(double perSecond, Duration time, int always) {
        return Math.max(always, (long) (perSecond * time.toMillis() / 1_000));
    }
}
