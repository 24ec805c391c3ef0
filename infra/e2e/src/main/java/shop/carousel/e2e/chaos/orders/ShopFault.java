package shop.carousel.e2e.chaos.orders;

/** What can be done to the shop. Each is over before the next begins. */
sealed interface ShopFault {

    /** A part's process ends; whoever keeps it starts it again. */
    record PartKilled(String part) implements ShopFault {}

    /** A part's processes stand still and go on. */
    record PartPaused(String part) implements ShopFault {}

    /** The lock node forgets all locks and tokens. */
    record LocksFlushed() implements ShopFault {}

    /**
     * A catalog service stands still while it holds locks on stock and has asked for no row yet, longer than they last,
     * and goes on when others have written.
     */
    record HolderPaused() implements ShopFault {}

    /**
     * One process of PostgreSQL, in the hands of an order service, stands still and goes on: its connection answers
     * nothing.
     */
    record ConnectionStopped() implements ShopFault {}

    /** An order service stands still while it holds shards of the outbox, with events that it is about to publish. */
    record RelayStopped() implements ShopFault {}

    /** The mail server takes connections and says nothing, or refuses every message for now. */
    record MailBad(MailServer.Mood mood) implements ShopFault {}

    /** The shop's disk takes no byte more, for all of its parts. */
    record DiskFull() implements ShopFault {}

    /** The clocks of PostgreSQL and of all Redis nodes are wrong by so much, and then right again. */
    record ClockSet(long seconds) implements ShopFault {}

    /** Records that nobody can read are sent to every partition of the topics, of every size that they take. */
    record Poisoned() implements ShopFault {}

    /** A cache node goes out of the ring, and comes in again. */
    record RingChanged(String node) implements ShopFault {}
}
