package shop.carousel.ring.cache;

/**
 * An entry to be stored under a lease.
 *
 * @param timeToLive in milliseconds
 */
record Fill(StoredKey key, byte[] header, byte[] payload, long timeToLive) {

    /** The same for another place. */
    Fill at(StoredKey place) {
        return new Fill(place, header, payload, timeToLive);
    }

    /** The same, gone sooner. */
    Fill atMost(long millis) {
        return timeToLive <= millis ? this : new Fill(key, header, payload, millis);
    }

    /** What became of it. */
    enum Outcome {
        STORED,
        LEASE_LOST,
        OUTDATED
    }
}
