package shop.carousel.ring.cache;

/**
 * A row's new version, to be left where its entry was.
 *
 * @param millis how long it lasts
 */
record Tombstone(StoredKey key, long version, long millis) {

    /** The one of two for the same key that says more. */
    static Tombstone newer(Tombstone a, Tombstone b) {
        return a.version >= b.version ? a : b;
    }
}
