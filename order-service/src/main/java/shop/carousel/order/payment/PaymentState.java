package shop.carousel.order.payment;

/** Where a payment stands. Two of the states have work to do. */
enum PaymentState {
    /** The card is tokenised; nobody has asked for the money. */
    HELD,
    /** Work: the money is to be asked for, or the answer to be asked for again. */
    DUE,
    AUTHORISED,
    DECLINED,
    /** Given up without an answer; the provider has promised to take nothing. */
    UNANSWERED,
    /** The order ended before anyone asked for the money. */
    STOPPED,
    /** Work: the money is to go back. */
    REFUND_DUE,
    REFUNDED
}
