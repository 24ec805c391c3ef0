package shop.carousel.ring.entry;

/**
 * What a node is told of a changed row: its new version, to be left where its entry was; or that there is no such row
 * any more, nobody knows since which version.
 *
 * @param version {@link #NONE} where only that is said
 * @param gone whether whatever was stored of the row goes, and every lease on it
 * @param millis how long the version lasts
 */
public record Tombstone(StoredKey key, long version, boolean gone, long millis) {

    /** Below every version, also that of an absence. */
    static final long NONE = Long.MIN_VALUE;

    /** Stands for the version of a row that there is not any more. */
    public static final long GONE = Long.MAX_VALUE;

    private static final String GONE_WORD = "gone";

    public Tombstone(StoredKey key, long version, long millis) {
        this(key, version, false, millis);
    }

    public static Tombstone gone(StoredKey key, long millis) {
        return new Tombstone(key, NONE, true, millis);
    }

    /** What says as much as two for the same key. */
    static Tombstone both(Tombstone a, Tombstone b) {
        return new Tombstone(a.key, Math.max(a.version, b.version), a.gone || b.gone, Math.max(a.millis, b.millis));
    }

    /** As invalidate.lua wants it. */
    public String words() {
        if (!gone) {
            return Long.toString(version);
        }
        return version == NONE ? GONE_WORD : version + " " + GONE_WORD;
    }
}
