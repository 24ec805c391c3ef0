package shop.carousel.order.model;

import java.time.Instant;
import java.util.List;
import shop.carousel.kit.money.Money;

/** Something that happened to an order, or that is wanted of it. */
public sealed interface OrderEvent {

    /** The catalog set every line aside until the deadline. */
    record StockReserved(Instant deadline) implements OrderEvent {}

    /** The catalog has not enough; nothing is set aside. */
    record StockRefused(String reason) implements OrderEvent {}

    /** The catalog sold what it had set aside. */
    record StockSold() implements OrderEvent {}

    /** The catalog took its units back: as we asked, or because the deadline passed. */
    record StockReleased(String reason) implements OrderEvent {}

    /** The provider has the money, maybe later than anyone waited for it. */
    record PaymentAuthorised() implements OrderEvent {}

    /** The provider said no. */
    record PaymentDeclined(String reason) implements OrderEvent {}

    /** The provider did not answer, and has promised not to take the money any more. */
    record PaymentUnanswered(String reason) implements OrderEvent {}

    /** Somebody who may wants the order no more. */
    record CancelRequested(String reason) implements OrderEvent {}

    /** The provider gave the money back, all that was left of it. */
    record RefundDone() implements OrderEvent {}

    /** Somebody who may wants a part of the money to go back, or all of it after the parcel has left. */
    record RefundRequested(Money amount, List<RefundLine> lines, String reason) implements OrderEvent {}

    /**
     * The provider gave that part of the money back.
     *
     * @param seq which refund it was
     */
    record PartRefunded(long seq, Money amount) implements OrderEvent {}

    /** The parcel left the house. */
    record ParcelShipped() implements OrderEvent {}

    /** The parcel arrived. */
    record ParcelDelivered() implements OrderEvent {}

    /** What the order's state waits for did not happen in its time. */
    record DeadlinePassed() implements OrderEvent {}
}
