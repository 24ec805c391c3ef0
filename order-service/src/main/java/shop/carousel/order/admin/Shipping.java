package shop.carousel.order.admin;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import shop.carousel.kit.audit.AuditTrail;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.access.OrderAccess;
import shop.carousel.order.lifecycle.OrderTransitions;
import shop.carousel.order.lifecycle.Transition;
import shop.carousel.order.model.OrderEvent;
import shop.carousel.order.model.OrderEvent.ParcelDelivered;
import shop.carousel.order.model.OrderEvent.ParcelShipped;
import shop.carousel.order.read.OrderView;

/** Ships and delivers orders. An order in another state is a 409. */
@Singleton
class Shipping {

    private final OrderAccess access;
    private final OrderTransitions transitions;
    private final AuditTrail audit;

    Shipping(OrderAccess access, OrderTransitions transitions, AuditTrail audit) {
        this.access = access;
        this.transitions = transitions;
        this.audit = audit;
    }

    /** The parcel left the house. */
    OrderView ship(String id) {
        return move(id, new ParcelShipped());
    }

    /** The parcel arrived. */
    OrderView deliver(String id) {
        return move(id, new ParcelDelivered());
    }

    private OrderView move(String id, OrderEvent event) {
        OrderView before = access.require(id, null, null);
        UUID order = before.id();
        Transition outcome = QuarkusTransaction.requiringNew().call(() -> transitions.apply(order, event, null));
        return switch (outcome) {
            case Transition.Moved _ -> moved(before, access.require(id, null, null));
            case Transition.Unmoved unmoved ->
                throw Problem.conflict(
                        "not-possible-now",
                        "The order is %s: %s.".formatted(unmoved.at().status(), unmoved.why()));
        };
    }

    private OrderView moved(OrderView before, OrderView after) {
        audit.changed(Map.of("status", before.status()), Map.of("status", after.status()));
        return after;
    }
}
