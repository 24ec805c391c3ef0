package shop.carousel.order.carrier;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import shop.carousel.kit.work.Backoff;
import shop.carousel.kit.work.WorkItem;
import shop.carousel.kit.work.WorkLimits;
import shop.carousel.kit.work.WorkQueue;
import shop.carousel.order.order.OrderEvent;
import shop.carousel.order.order.OrderTransitions;

/** Reports what the carrier did, in one transaction with the end of its work. The order's row first, as everywhere. */
@Singleton
class Parcels {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 50;
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    private final WorkQueue queue;
    private final OrderTransitions transitions;
    private final CarrierConfig config;

    Parcels(WorkQueue queue, OrderTransitions transitions, CarrierConfig config) {
        this.queue = queue;
        this.transitions = transitions;
        this.config = config;
    }

    boolean enabled() {
        return config.enabled();
    }

    WorkLimits limits() {
        return new WorkLimits(config.concurrency(), LEASE, ATTEMPTS, BACKOFF);
    }

    void report(WorkItem item, OrderEvent event) {
        UUID order = UUID.fromString(item.key());
        QuarkusTransaction.requiringNew().run(() -> {
            transitions.lock(List.of(order));
            if (queue.done(item)) {
                transitions.apply(order, event, null);
            }
        });
    }
}
