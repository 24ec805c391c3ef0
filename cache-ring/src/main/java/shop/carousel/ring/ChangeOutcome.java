package shop.carousel.ring;

/** What became of a proposal. */
public sealed interface ChangeOutcome {

    /** The change holds, from this epoch on, for every process. */
    record Applied(long epoch) implements ChangeOutcome {}

    /** The change does not hold, for any process. */
    record Refused(Reason reason, String detail) implements ChangeOutcome {}

    /** Not known yet: it may still be applied. Look at the ring before it is proposed again. */
    record Unknown(String detail) implements ChangeOutcome {}

    /** Why a change was refused. */
    enum Reason {
        /** Another change was agreed before. */
        EPOCH_MOVED,
        /** The ring has not come to that epoch yet, as far as this process has heard. */
        EPOCH_AHEAD,
        NODE_UNKNOWN,
        NODE_KNOWN,
        /** Another node is at that address. */
        ADDRESS_TAKEN,
        /** A ring has at least one node. */
        LAST_NODE,
        TOO_MANY_NODES,
        /** More caches than are agreed on. */
        TOO_MANY_CACHES,
        /** The ring is like that already. */
        NOTHING_TO_CHANGE,
        /** Entries are still moving because of the change before. */
        MIGRATING,
        /** The membership log does not answer. */
        LOG_AWAY,
        /** The ring is configured, not agreed: it has no log. */
        STATIC
    }
}
