package shop.carousel.order.payment;

/** A provider's answer about a payment. */
public sealed interface Authorisation {

    /** The money is ours. */
    record Authorised() implements Authorisation {}

    /** The money will not be ours. */
    record Declined(String reason) implements Authorisation {}

    /** It is not decided yet. */
    record Pending() implements Authorisation {}

    /** The provider never heard of it. */
    record Unknown() implements Authorisation {}

    /** Given up: no money moved, and none will. */
    record Abandoned() implements Authorisation {}
}
