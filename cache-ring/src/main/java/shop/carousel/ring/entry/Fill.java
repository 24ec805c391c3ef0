package shop.carousel.ring.entry;

/**
 * An entry to be stored under a lease.
 *
 * @param timeToLive in milliseconds
 */
public record Fill(StoredKey key, byte[] header, byte[] payload, long timeToLive) {

    /** The same for another location. */
    public Fill at(StoredKey location) {
        return new Fill(location, header, payload, timeToLive);
    }

    /** The same, gone sooner. */
    public Fill atMost(long millis) {
        return timeToLive <= millis ? this : new Fill(key, header, payload, millis);
    }

    /** What became of it. */
    public enum Outcome {
        STORED,
        LEASE_LOST,
        OUTDATED
    }
}
