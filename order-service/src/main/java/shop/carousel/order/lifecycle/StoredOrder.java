package shop.carousel.order.lifecycle;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.trace.TraceParent;
import shop.carousel.order.model.OrderState;

/** What a transition needs to know of an order's row, which it holds locked. */
record StoredOrder(
        UUID id,
        String number,
        OrderState state,
        @Nullable String cartId,
        long version,
        @Nullable String traceparent) {

    /** What placed it, and what all its events are a part of. */
    @Nullable
    TraceParent trace() {
        return TraceParent.of(traceparent).orElse(null);
    }
}
