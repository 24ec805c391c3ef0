package shop.carousel.order.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.model.OrderEvent;

/** How the work on a payment ended, and the event for its order. */
record PaymentOutcome(
        PaymentWork work, PaymentState to, @Nullable String note, OrderEvent event) {

    UUID orderId() {
        return work.orderId();
    }
}
