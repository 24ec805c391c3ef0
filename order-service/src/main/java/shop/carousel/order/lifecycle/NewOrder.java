package shop.carousel.order.lifecycle;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;
import shop.carousel.kit.trace.TraceParent;
import shop.carousel.order.access.OrderToken;
import shop.carousel.order.address.Address;
import shop.carousel.order.model.OrderLine;

/**
 * An order that is checked and priced, about to be placed.
 *
 * @param token what lets a guest see it; only its hash is kept
 * @param cartId the cart it was made from
 * @param trace the trace of the request that places it
 */
public record NewOrder(
        UUID id,
        OrderToken token,
        @Nullable UUID accountId,
        String email,
        Address address,
        @Nullable String cartId,
        List<OrderLine> lines,
        Money total,
        @Nullable TraceParent trace) {

    /** The trace as it is kept. */
    @Nullable
    String traceparent() {
        return trace == null ? null : trace.text();
    }
}
