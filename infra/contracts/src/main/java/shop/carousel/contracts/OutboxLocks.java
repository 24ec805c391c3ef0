package shop.carousel.contracts;

/**
 * The advisory locks that relays hold while they publish: one for each shard of an outbox, in the outbox's database. A
 * backup takes them to keep relays still, and fault runs look for their holders.
 */
public final class OutboxLocks {

    /** The first half of each lock's key; the shard is the second. */
    public static final int SPACE = 0x0B0C5;

    /** How many shards an outbox has at most. */
    public static final int MOST_SHARDS = 64;

    private OutboxLocks() {}
}
