package shop.carousel.ring.entry;

/** What a node answers to a question for one key. */
public sealed interface Lookup {

    /** A node did not say how much of an entry's life is left. */
    long UNKNOWN = -1;

    /**
     * A value is stored.
     *
     * @param left how long the node keeps it still, in ms; {@link #UNKNOWN} where it was not asked
     */
    record Value(EntryHeader header, byte[] payload, long left) implements Lookup {

        public long version() {
            return header.version();
        }

        /** How the entry begins. */
        public byte[] head() {
            return header.bytes();
        }
    }

    /**
     * It is known that there is no such row.
     *
     * @param end when the entry's life is over, see {@link EntryHeader#end}
     * @param left how long the node keeps it still, in ms; {@link #UNKNOWN} where it was not asked
     */
    record Absent(long end, long left) implements Lookup {}

    /** Nothing is stored that this caller may use; it has to ask for the right to fill. */
    record Missing() implements Lookup {}

    /** Nothing is stored; the caller may load and fill. */
    record Leased() implements Lookup {}

    /** Nothing is stored; another caller is loading. */
    record Busy() implements Lookup {}

    /** Something is stored that nobody here understands. */
    record Unreadable(byte[] head) implements Lookup {}

    Missing MISSING = new Missing();
    Leased LEASED = new Leased();
    Busy BUSY = new Busy();
}
