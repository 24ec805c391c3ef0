package shop.carousel.order.model;

import static shop.carousel.order.model.Decision.Effect.AUTHORISE_PAYMENT;
import static shop.carousel.order.model.Decision.Effect.REFUND_PART;
import static shop.carousel.order.model.Decision.Effect.REFUND_PAYMENT;
import static shop.carousel.order.model.Decision.Effect.STOP_PAYMENT;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.model.Decision.Effect;
import shop.carousel.order.model.Decision.Move;
import shop.carousel.order.model.Decision.Refuse;
import shop.carousel.order.model.Decision.Stay;
import shop.carousel.order.model.OrderEvent.CancelRequested;
import shop.carousel.order.model.OrderEvent.DeadlinePassed;
import shop.carousel.order.model.OrderEvent.ParcelDelivered;
import shop.carousel.order.model.OrderEvent.ParcelShipped;
import shop.carousel.order.model.OrderEvent.PartRefunded;
import shop.carousel.order.model.OrderEvent.PaymentAuthorised;
import shop.carousel.order.model.OrderEvent.PaymentDeclined;
import shop.carousel.order.model.OrderEvent.PaymentUnanswered;
import shop.carousel.order.model.OrderEvent.RefundDone;
import shop.carousel.order.model.OrderEvent.RefundRequested;
import shop.carousel.order.model.OrderEvent.StockRefused;
import shop.carousel.order.model.OrderEvent.StockReleased;
import shop.carousel.order.model.OrderEvent.StockReserved;
import shop.carousel.order.model.OrderEvent.StockSold;
import shop.carousel.order.model.OrderState.Cancelled;
import shop.carousel.order.model.OrderState.Confirmed;
import shop.carousel.order.model.OrderState.Delivered;
import shop.carousel.order.model.OrderState.Paid;
import shop.carousel.order.model.OrderState.PaymentFailed;
import shop.carousel.order.model.OrderState.Placed;
import shop.carousel.order.model.OrderState.RefundDue;
import shop.carousel.order.model.OrderState.Refunded;
import shop.carousel.order.model.OrderState.Rejected;
import shop.carousel.order.model.OrderState.Reserved;
import shop.carousel.order.model.OrderState.Shipped;

/**
 * The order's state machine. Pure, and total: every event is decided in every state, and the compiler sees to it (no
 * default branch).
 *
 * <p>Four rules stand behind the table. Before payment an end only releases stock. After payment an end owes a refund,
 * and the order is not over until that is done. Money that arrives after an end is refunded, whenever it comes. No
 * state waits for ever: its deadline is an event like any other.
 *
 * <p>A refund of a part moves no order: it is a step within the state. All of the money of an order that has not left
 * is a cancellation.
 */
final class OrderMachine {

    private OrderMachine() {}

    static Decision decide(OrderState state, OrderEvent event) {
        return switch (state) {
            case Placed _ -> placed(event);
            case Reserved _ -> reserved(event);
            case Paid _ -> paid(event);
            case Confirmed _ -> confirmed(event);
            case Shipped _ -> shipped(event);
            case Delivered _ -> delivered(event);
            case Rejected _, PaymentFailed _, Cancelled _ -> endedUnpaid(state.status(), event);
            case RefundDue due -> refundDue(due, event);
            case Refunded _ -> refunded(event);
        };
    }

    private static Decision placed(OrderEvent event) {
        return switch (event) {
            case StockReserved _ -> move(new Reserved(), AUTHORISE_PAYMENT);
            case StockRefused refused -> move(new Rejected(), refused.reason(), STOP_PAYMENT);
            case StockReleased released -> move(new Cancelled(), stockGone(released), STOP_PAYMENT);
            case CancelRequested cancel -> move(new Cancelled(), cancel.reason(), STOP_PAYMENT);
            case StockSold _ -> refuse("no payment was reported to the catalog yet");
            case PaymentAuthorised _, PaymentDeclined _, PaymentUnanswered _ -> refuse("no payment was asked for yet");
            case RefundDone _, RefundRequested _, PartRefunded _ -> refuse("nothing was paid yet");
            case ParcelShipped _, ParcelDelivered _ -> refuse("an order is shipped after it is confirmed");
            case DeadlinePassed _ -> move(new Cancelled(), "The items could not be reserved in time.", STOP_PAYMENT);
        };
    }

    private static Decision reserved(OrderEvent event) {
        return switch (event) {
            case PaymentAuthorised _ -> move(new Paid());
            case PaymentDeclined declined -> move(new PaymentFailed(), declined.reason());
            case PaymentUnanswered unanswered -> move(new PaymentFailed(), unanswered.reason());
            case StockReleased released -> move(new Cancelled(), stockGone(released), STOP_PAYMENT);
            case CancelRequested cancel -> move(new Cancelled(), cancel.reason(), STOP_PAYMENT);
            case StockReserved _ -> stay("the stock is set aside already");
            case StockRefused _ -> refuse("the stock is set aside already");
            case StockSold _ -> refuse("no payment was reported to the catalog yet");
            case RefundDone _, RefundRequested _, PartRefunded _ -> refuse("nothing was paid yet");
            case ParcelShipped _, ParcelDelivered _ -> refuse("an order is shipped after it is confirmed");
            case DeadlinePassed _ -> move(new Cancelled(), "The order was not paid in time.", STOP_PAYMENT);
        };
    }

    private static Decision paid(OrderEvent event) {
        return switch (event) {
            case StockSold _ -> move(new Confirmed());
            case StockReleased released -> owingRefund(stockGone(released));
            case CancelRequested cancel -> owingRefund(cancel.reason());
            case PaymentAuthorised _ -> stay("it is paid already");
            case StockReserved _ -> stay("the stock is set aside already");
            case StockRefused _ -> refuse("the stock is set aside already");
            case PaymentDeclined _, PaymentUnanswered _ -> refuse("it is paid already");
            case RefundDone _ -> refuse("no refund was asked for");
            case RefundRequested refund -> refunding(new Paid(), refund);
            case PartRefunded refund -> partRefunded(new Paid(), refund);
            case ParcelShipped _, ParcelDelivered _ -> refuse("an order is shipped after it is confirmed");
            case DeadlinePassed _ -> owingRefund("The sale could not be completed in time.");
        };
    }

    private static Decision confirmed(OrderEvent event) {
        return switch (event) {
            case ParcelShipped _ -> move(new Shipped());
            case CancelRequested cancel -> owingRefund(cancel.reason());
            case StockSold _ -> stay("the stock is sold already");
            case PaymentAuthorised _ -> stay("it is paid already");
            case StockReserved _, StockRefused _, StockReleased _ -> refuse("the stock is sold already");
            case PaymentDeclined _, PaymentUnanswered _ -> refuse("it is paid already");
            case RefundDone _ -> refuse("no refund was asked for");
            case RefundRequested refund -> refunding(new Confirmed(), refund);
            case PartRefunded refund -> partRefunded(new Confirmed(), refund);
            case ParcelDelivered _ -> refuse("an order is delivered after it is shipped");
            case DeadlinePassed _ -> owingRefund("The order could not be shipped in time.");
        };
    }

    private static Decision shipped(OrderEvent event) {
        return switch (event) {
            case ParcelDelivered _ -> move(new Delivered());
            case ParcelShipped _ -> stay("it is on its way already");
            case CancelRequested _ -> refuse("it is on its way already");
            case StockReserved _, StockRefused _, StockSold _, StockReleased _ ->
                refuse("its stock has left the house");
            case PaymentAuthorised _, PaymentDeclined _, PaymentUnanswered _ -> refuse("it is paid already");
            case RefundDone _ -> refuse("no refund was asked for");
            case RefundRequested refund -> refunding(new Shipped(), refund);
            case PartRefunded refund -> partRefunded(new Shipped(), refund);
            case DeadlinePassed _ -> move(new Delivered(), "No problem with the delivery was reported.");
        };
    }

    private static Decision delivered(OrderEvent event) {
        return switch (event) {
            case ParcelDelivered _ -> stay("it has arrived already");
            case CancelRequested _, ParcelShipped _ -> refuse("it has arrived already");
            case StockReserved _, StockRefused _, StockSold _, StockReleased _ ->
                refuse("its stock has left the house");
            case PaymentAuthorised _, PaymentDeclined _, PaymentUnanswered _ -> refuse("it is paid already");
            case RefundDone _ -> refuse("no refund was asked for");
            case RefundRequested refund -> refunding(new Delivered(), refund);
            case PartRefunded refund -> partRefunded(new Delivered(), refund);
            case DeadlinePassed _ -> stay("it has arrived already");
        };
    }

    /**
     * The catalog may still answer what we asked before the end, and the provider too; money that comes now goes back.
     */
    private static Decision endedUnpaid(OrderStatus end, OrderEvent event) {
        return switch (event) {
            case PaymentAuthorised _ ->
                new Move(new RefundDue(end), "The payment arrived too late and is refunded.", Set.of(REFUND_PAYMENT));
            case PaymentDeclined _, PaymentUnanswered _ -> stay("it has ended, and nothing was paid");
            case StockReserved _, StockRefused _, StockReleased _ ->
                stay("it has ended; the catalog takes its units back");
            case StockSold _ -> refuse("it has ended, and nothing was paid");
            case CancelRequested _ -> refuse("it has ended already");
            case RefundDone _, RefundRequested _, PartRefunded _ -> refuse("nothing was paid");
            case ParcelShipped _, ParcelDelivered _ -> refuse("it has ended");
            case DeadlinePassed _ -> stay("it has ended, and nothing was paid");
        };
    }

    private static Decision refundDue(RefundDue state, OrderEvent event) {
        return switch (event) {
            case RefundDone _ -> move(new Refunded());
            case RefundRequested _ -> refuse("its money is being refunded");
            case PartRefunded _ -> move(state);
            case StockReserved _, StockRefused _, StockSold _, StockReleased _ ->
                stay("it has ended; the catalog takes its units back");
            case PaymentAuthorised _ -> stay("its money is being refunded");
            case PaymentDeclined _, PaymentUnanswered _ -> refuse("its money is being refunded");
            case CancelRequested _ -> refuse("it has ended already");
            case ParcelShipped _, ParcelDelivered _ -> refuse("it has ended");
            case DeadlinePassed _ -> move(state, "The refund takes longer than usual. We are on it.");
        };
    }

    private static Decision refunded(OrderEvent event) {
        return switch (event) {
            case RefundDone _ -> stay("it is refunded already");
            case RefundRequested _ -> refuse("it is refunded already");
            case PartRefunded _ -> move(new Refunded());
            case StockReserved _, StockRefused _, StockSold _, StockReleased _ ->
                stay("it has ended; the catalog takes its units back");
            case PaymentAuthorised _, PaymentDeclined _, PaymentUnanswered _ -> refuse("it is refunded already");
            case CancelRequested _ -> refuse("it has ended already");
            case ParcelShipped _, ParcelDelivered _ -> refuse("it has ended");
            case DeadlinePassed _ -> stay("it is refunded already");
        };
    }

    private static Decision owingRefund(String reason) {
        return move(new RefundDue(OrderStatus.CANCELLED), reason, REFUND_PAYMENT);
    }

    private static Decision refunding(OrderState state, RefundRequested refund) {
        return move(
                state, "%s is on its way back: %s".formatted(refund.amount().display(), refund.reason()), REFUND_PART);
    }

    private static Decision partRefunded(OrderState state, PartRefunded refund) {
        return move(state, "%s has gone back.".formatted(refund.amount().display()));
    }

    private static String stockGone(StockReleased released) {
        return "The reservation of the items has ended: " + released.reason();
    }

    private static Decision move(OrderState next, Effect... effects) {
        return move(next, null, effects);
    }

    private static Decision move(OrderState next, @Nullable String reason, Effect... effects) {
        return new Move(next, reason, Set.of(effects));
    }

    private static Decision stay(String why) {
        return new Stay(why);
    }

    private static Decision refuse(String why) {
        return new Refuse(why);
    }
}
