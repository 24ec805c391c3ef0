package shop.carousel.order.stream;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import shop.carousel.order.model.OrderStatus;

/** How many orders the shop got through, all instances together, as this one hears of them. */
@Singleton
public class OrderProgress {

    private static final Set<String> SETTLED = Set.of(
            OrderStatus.CONFIRMED.eventType(),
            OrderStatus.REJECTED.eventType(),
            OrderStatus.PAYMENT_FAILED.eventType(),
            OrderStatus.CANCELLED.eventType());

    private final LongAdder settled = new LongAdder();

    void heard(String eventType) {
        if (SETTLED.contains(eventType)) {
            settled.increment();
        }
    }

    /** Rises with each order that waits for nothing more of the shop. */
    public long settled() {
        return settled.sum();
    }
}
