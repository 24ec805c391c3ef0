package shop.carousel.order.lifecycle;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.model.OrderEvent;
import shop.carousel.order.model.OrderEvent.PartRefunded;
import shop.carousel.order.model.OrderEvent.RefundRequested;
import shop.carousel.order.model.OrderEvent.StockReserved;
import shop.carousel.order.model.OrderState;

/** Until when an order may stay in the state that it comes to. */
@Singleton
class Deadlines {

    private final DeadlineConfig config;

    Deadlines(DeadlineConfig config) {
        this.config = config;
    }

    /** The deadline of a placed order. */
    Duration ofPlaced() {
        return config.placed();
    }

    /**
     * The deadline of the state that an event leads to; none where nothing is waited for, or its deadline has passed
     * already. A refund of a part changes no deadline.
     */
    Deadline of(OrderState from, OrderState next, OrderEvent event) {
        if (event instanceof StockReserved reserved) {
            return Deadline.at(reserved.deadline());
        }
        if (event instanceof RefundRequested || event instanceof PartRefunded) {
            return Deadline.KEPT;
        }
        Duration patience = next.equals(from) ? null : patience(next);
        return patience == null ? Deadline.NONE : Deadline.after(patience);
    }

    private @Nullable Duration patience(OrderState state) {
        return switch (state) {
            case OrderState.Placed _ -> config.placed();
            case OrderState.Paid _ -> config.paid();
            case OrderState.Confirmed _ -> config.confirmed();
            case OrderState.Shipped _ -> config.shipped();
            case OrderState.RefundDue _ -> config.refund();
            case OrderState.Reserved _,
                    OrderState.Delivered _,
                    OrderState.Rejected _,
                    OrderState.PaymentFailed _,
                    OrderState.Cancelled _,
                    OrderState.Refunded _ -> null;
        };
    }
}
