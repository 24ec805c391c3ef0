package shop.carousel.order.lifecycle;

import java.util.Set;
import java.util.UUID;
import shop.carousel.order.model.Decision;
import shop.carousel.order.model.HistoryEntry;
import shop.carousel.order.model.OrderEvent.PartRefunded;
import shop.carousel.order.model.OrderEvent.RefundRequested;
import shop.carousel.order.model.OrderState;

/**
 * An order's row on its way from one version to the next.
 *
 * @param deadline until when the order may stay as it is then
 */
record Step(
        StoredOrder from,
        OrderState next,
        HistoryEntry entry,
        Occurrence occurrence,
        Set<Decision.Effect> effects,
        Deadline deadline) {

    UUID orderId() {
        return from.id();
    }

    OrderMove move() {
        return new OrderMove(orderId(), from.state(), next);
    }

    /** Whether money goes back, or has gone, and the order stays where it is. */
    boolean isOfPartRefund() {
        return occurrence.event() instanceof RefundRequested || occurrence.event() instanceof PartRefunded;
    }

    boolean changesStatus() {
        return next.status() != from.state().status();
    }
}
