package shop.carousel.order.mail;

import java.util.Locale;
import shop.carousel.order.model.OrderState;

/** What a message is about. */
enum MessageKind {
    /** The order is paid and its stock is sold. */
    CONFIRMATION,
    /** The order ended without having been bought. */
    ENDING,
    /** A part of the money goes back. */
    REFUND;

    /** Whether it may be said of an order in this state. */
    boolean isTrueOf(OrderState state) {
        if (this == REFUND) {
            return true;
        }
        return switch (state) {
            case OrderState.Confirmed _, OrderState.Shipped _, OrderState.Delivered _ -> this == CONFIRMATION;
            case OrderState.Rejected _,
                    OrderState.PaymentFailed _,
                    OrderState.Cancelled _,
                    OrderState.RefundDue _,
                    OrderState.Refunded _ -> this == ENDING;
            case OrderState.Placed _, OrderState.Reserved _, OrderState.Paid _ -> false;
        };
    }

    /** As it is written in keys. */
    String lowerName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
