package shop.carousel.order.model;

import java.time.Instant;
import java.util.List;
import shop.carousel.kit.money.Money;

/** An event of an order, or a request about it. */
public sealed interface OrderEvent {

    /** The catalog reserved every line until the deadline. */
    record StockReserved(Instant deadline) implements OrderEvent {}

    /** The catalog has too few units; nothing is reserved. */
    record StockRefused(String reason) implements OrderEvent {}

    /** The catalog sold the reserved units. */
    record StockSold() implements OrderEvent {}

    /** The catalog took its units back: as we asked, or because the deadline passed. */
    record StockReleased(String reason) implements OrderEvent {}

    /** The provider has the money, possibly late. */
    record PaymentAuthorised() implements OrderEvent {}

    /** The provider declined. */
    record PaymentDeclined(String reason) implements OrderEvent {}

    /** The provider did not answer, and has promised not to take the money any more. */
    record PaymentUnanswered(String reason) implements OrderEvent {}

    /** An authorised caller cancels the order. */
    record CancelRequested(String reason) implements OrderEvent {}

    /** The provider gave the money back, all that was left of it. */
    record RefundDone() implements OrderEvent {}

    /** An authorised caller refunds a part of the money, or all of it after the parcel has left. */
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

    /** The event that the order's state waits for did not happen in time. */
    record DeadlinePassed() implements OrderEvent {}
}
