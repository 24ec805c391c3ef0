package shop.carousel.order.order;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;
import shop.carousel.order.order.OrderEvent.DeadlinePassed;

/**
 * Tells the machine of deadlines that have passed. The deadline is in the order's row, so it survives every process; any number of
 * instances may look, and the row's lock lets one act.
 */
@Singleton
class DeadlineWatch {

    private static final Logger LOG = Logger.getLogger(DeadlineWatch.class);

    private final OrderRows rows;
    private final OrderTransitions transitions;
    private final OrderConfig.Deadlines config;
    private final Clock clock;

    DeadlineWatch(OrderRows rows, OrderTransitions transitions, OrderConfig config, Clock clock) {
        this.rows = rows;
        this.transitions = transitions;
        this.config = config.deadlines();
        this.clock = clock;
    }

    @Scheduled(
            every = "${carousel.orders.deadlines.interval:1s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void look() {
        Instant due = clock.instant().minus(config.grace());
        rows.overdue(due, config.batchSize()).forEach(order -> act(order, due));
    }

    private void act(UUID order, Instant due) {
        try {
            QuarkusTransaction.requiringNew().run(() -> tell(order, due));
        } catch (RuntimeException fault) {
            LOG.warnf("The deadline of order %s waits for its next turn: %s", order, fault);
        }
    }

    private void tell(UUID order, Instant due) {
        if (rows.lockOverdue(order, due)
                && transitions.apply(order, new DeadlinePassed(), null) instanceof Transition.Unmoved) {
            rows.clearDeadline(order);
        }
    }
}
