package shop.carousel.order.lifecycle;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;
import shop.carousel.kit.work.LeftAlone;
import shop.carousel.order.model.OrderEvent.DeadlinePassed;

/**
 * Finds passed deadlines and tells the machine. The deadline is in the order's row, so it survives every process; any
 * number of instances may look, and the row's lock lets one act. The time is the database's. An order that cannot be
 * moved is skipped for a while, so that others get their turn.
 */
@Singleton
class DeadlineWatch {

    private static final Logger LOG = Logger.getLogger(DeadlineWatch.class);

    private final OrderRows rows;
    private final OrderTransitions transitions;
    private final DeadlineConfig config;
    private final LeftAlone<UUID> failing;

    DeadlineWatch(OrderRows rows, OrderTransitions transitions, DeadlineConfig config) {
        this.rows = rows;
        this.transitions = transitions;
        this.config = config;
        this.failing = new LeftAlone<>(this.config.failingPause(), this.config.batchSize());
    }

    @Scheduled(
            every = "${carousel.orders.deadlines.interval:1s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void look() {
        rows.overdue(config.grace(), failing.now(), config.batchSize()).forEach(this::act);
    }

    private void act(UUID order) {
        try {
            QuarkusTransaction.requiringNew().run(() -> tell(order));
        } catch (RuntimeException fault) {
            LOG.warnf("The deadline of order %s waits for its next turn: %s", order, fault);
            failing.add(order);
        }
    }

    private void tell(UUID order) {
        if (rows.lockOverdue(order, config.grace())
                && transitions.apply(order, new DeadlinePassed(), null) instanceof Transition.Unmoved) {
            rows.clearDeadline(order);
        }
    }
}
