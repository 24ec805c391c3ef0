package shop.carousel.order.lifecycle;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.UUID;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.model.OrderEvent.CancelRequested;
import shop.carousel.order.model.OrderState;
import shop.carousel.order.model.OrderStatus;
import shop.carousel.order.read.OrderView;
import shop.carousel.order.read.Orders;

/** Cancels orders for their owners. */
@Singleton
public class Cancellation {

    private static final String REASON = "Cancelled by the customer.";

    private final OrderTransitions transitions;
    private final Orders orders;

    Cancellation(OrderTransitions transitions, Orders orders) {
        this.transitions = transitions;
        this.orders = orders;
    }

    /**
     * The cancelled order, even if it was cancelled before; a 409 if it is too late, or the order ended in another way.
     */
    public OrderView cancel(OrderView order) {
        Transition outcome = QuarkusTransaction.requiringNew()
                .call(() -> transitions.apply(order.id(), new CancelRequested(REASON), null));
        if (outcome instanceof Transition.Unmoved(OrderState at, String why) && !isCancelled(at)) {
            throw Problem.conflict("not-cancellable", "The order cannot be cancelled: " + why + ".");
        }
        return read(order.id());
    }

    private static boolean isCancelled(OrderState state) {
        return state.status() == OrderStatus.CANCELLED || state.status() == OrderStatus.REFUNDED;
    }

    private OrderView read(UUID id) {
        return orders.findStored(id).orElseThrow(() -> new UnknownOrderException(id));
    }
}
