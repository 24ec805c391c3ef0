package shop.carousel.order.carrier;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import shop.carousel.kit.combine.CombineConfig;
import shop.carousel.kit.combine.Combiner;
import shop.carousel.kit.combine.Combiner.Limits;
import shop.carousel.kit.problem.Outages;
import shop.carousel.kit.work.Backoff;
import shop.carousel.kit.work.WorkItem;
import shop.carousel.kit.work.WorkLimits;
import shop.carousel.kit.work.WorkQueue;
import shop.carousel.kit.work.Worker;
import shop.carousel.order.lifecycle.Occurrence;
import shop.carousel.order.lifecycle.OrderTransitions;
import shop.carousel.order.model.OrderEvent;
import shop.carousel.order.model.OrderEvent.ParcelDelivered;
import shop.carousel.order.model.OrderEvent.ParcelShipped;

/**
 * The carrier's work: it fetches the parcels of confirmed orders and brings those of shipped ones. What it did is
 * reported in one transaction with the end of its work, the order's row first, as everywhere.
 */
@Singleton
class Parcels {

    static final String PICK_UP = "carrier-pick-up";
    static final String DELIVERY = "carrier-delivery";

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 50;
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    private final WorkQueue queue;
    private final OrderTransitions transitions;
    private final CarrierConfig config;
    private final Combiner<Moved, Boolean> combiner;

    Parcels(WorkQueue queue, OrderTransitions transitions, CarrierConfig config, CombineConfig waits) {
        this.queue = queue;
        this.transitions = transitions;
        this.config = config;
        this.combiner =
                new Combiner<>(this::reportTogether, Limits.ofItems(config.concurrency(), waits), Outages::isOfOneItem);
    }

    @Produces
    @Singleton
    Worker pickUp() {
        return new Moving(PICK_UP, new ParcelShipped());
    }

    @Produces
    @Singleton
    Worker delivery() {
        return new Moving(DELIVERY, new ParcelDelivered());
    }

    /**
     * Parcels that move at the same time share a transaction; one that cannot be reported does not keep the others from
     * it.
     */
    private List<Boolean> reportTogether(List<Moved> moved) {
        List<WorkItem> items = moved.stream().map(Moved::item).toList();
        return QuarkusTransaction.requiringNew().call(() -> {
            transitions.lock(moved.stream().map(Moved::order).toList());
            Set<WorkItem> open = queue.done(items);
            transitions.apply(moved.stream()
                    .filter(each -> open.contains(each.item))
                    .map(each -> new Occurrence(each.order(), each.event, null))
                    .toList());
            return items.stream().map(open::contains).toList();
        });
    }

    private record Moved(WorkItem item, OrderEvent event) {

        UUID order() {
            return UUID.fromString(item.key());
        }
    }

    /** One kind of work, and what orders hear of it when it is done. */
    private final class Moving implements Worker {

        private final String kind;
        private final OrderEvent done;

        Moving(String kind, OrderEvent done) {
            this.kind = kind;
            this.done = done;
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public WorkLimits limits() {
            return new WorkLimits(config.concurrency(), LEASE, ATTEMPTS, BACKOFF);
        }

        @Override
        public boolean enabled() {
            return config.enabled();
        }

        @Override
        public boolean endsItself() {
            return true;
        }

        @Override
        public void carryOut(WorkItem item) {
            combiner.call(new Moved(item, done));
        }
    }
}
