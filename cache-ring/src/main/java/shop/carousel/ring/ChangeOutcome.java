package shop.carousel.ring;

/** The outcome of a proposal. */
public sealed interface ChangeOutcome {

    /** The change applies from this epoch on, for every process. */
    record Applied(long epoch) implements ChangeOutcome {}

    /** The change applies for no process. */
    record Refused(Reason reason, String detail) implements ChangeOutcome {}

    /** Not known yet: the change may still be applied. Look at the ring before you propose it again. */
    record Unknown(String detail) implements ChangeOutcome {}

    /** Why a change was refused. */
    enum Reason {
        /** Another change was agreed first. */
        EPOCH_MOVED,
        /** The ring has not reached that epoch yet, as far as this process knows. */
        EPOCH_AHEAD,
        NODE_UNKNOWN,
        NODE_KNOWN,
        /** Another node is at that address. */
        ADDRESS_TAKEN,
        /** A ring has at least one node. */
        LAST_NODE,
        TOO_MANY_NODES,
        /** The log agrees on no more caches. */
        TOO_MANY_CACHES,
        /** The ring has this state already. */
        NOTHING_TO_CHANGE,
        /** Entries are still moving because of the previous change. */
        MIGRATING,
        /** The membership log does not answer. */
        LOG_AWAY,
        /** The ring is configured, not agreed: it has no log. */
        STATIC
    }
}
