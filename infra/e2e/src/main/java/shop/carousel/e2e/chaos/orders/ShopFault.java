package shop.carousel.e2e.chaos.orders;

/** What can be done to the shop. Each is over before the next begins. */
sealed interface ShopFault {

    /** A part's process ends; whoever keeps it starts it again. */
    record PartKilled(String part) implements ShopFault {}

    /** A part's processes stand still and go on. */
    record PartPaused(String part) implements ShopFault {}

    /** The lock node forgets all locks and tokens. */
    record LocksFlushed() implements ShopFault {}

    /** A catalog service stands still while it holds locks on stock and has asked for no row yet, longer than they last, and goes on when others have written. */
    record HolderPaused() implements ShopFault {}

    /** A cache node goes out of the ring, and comes in again. */
    record RingChanged(String node) implements ShopFault {}
}
