package shop.carousel.ring.cache;

/**
 * An entry to be stored under a lease.
 *
 * @param timeToLive in milliseconds
 */
record Fill(StoredKey key, byte[] header, byte[] payload, long timeToLive) {

    /** What became of it. */
    enum Outcome {
        STORED,
        LEASE_LOST,
        OUTDATED
    }
}
