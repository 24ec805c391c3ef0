package shop.carousel.ring.cache;

/** What a node answers to a question for one key. */
sealed interface Lookup {

    /** A value is stored. */
    record Value(EntryHeader header, byte[] payload) implements Lookup {

        long version() {
            return header.version();
        }

        /** How the entry begins. */
        byte[] head() {
            return header.bytes();
        }
    }

    /** It is known that there is no such row. */
    record Absent() implements Lookup {}

    /** Nothing is stored that this caller may use; it has to ask for the right to fill. */
    record Missing() implements Lookup {}

    /** Nothing is stored; the caller may load and fill. */
    record Leased() implements Lookup {}

    /** Nothing is stored; another caller is loading. */
    record Busy() implements Lookup {}

    /** Something is stored that nobody here understands. */
    record Unreadable(byte[] head) implements Lookup {}

    Absent ABSENT = new Absent();
    Missing MISSING = new Missing();
    Leased LEASED = new Leased();
    Busy BUSY = new Busy();
}
