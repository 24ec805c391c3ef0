package shop.carousel.kit.chaos;

/** A mechanism that a fault run can do without. */
public enum Mechanism {
    /** A writer of stock whose token is lower than its row's fence is refused. */
    FENCE,
    /** The second delivery of an event changes nothing. */
    INBOX,
    /**
     * An event is committed with its cause; without, it is written a moment after the commit, by a process that may be
     * dead by then.
     */
    OUTBOX
}
