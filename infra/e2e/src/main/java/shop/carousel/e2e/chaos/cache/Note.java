package shop.carousel.e2e.chaos.cache;

/**
 * One thing that a process did. Times are of the machine's monotonic clock, in nanoseconds, which all processes of one
 * machine share.
 *
 * @param begin before it was begun
 * @param end after it was done; of a commit: after the database said so
 */
record Note(Kind kind, String key, long version, long begin, long end) {

    /** What was done. */
    enum Kind {
        COMMIT,
        /** A row was deleted, and nobody was told. */
        GONE,
        /**
         * A row's version was said to the ring, and nobody but the one who said it knows; after its end all have to
         * hear it.
         */
        SAID,
        /** Read from the ring. */
        HIT,
        /** Read, and loaded on the way. */
        LOADED,
        /** Read with certainty. */
        STRONG,
        /** A load, as the source saw it. */
        LOAD,
        /** A load of a key that nobody had read before. */
        COLD_LOAD,
        /** Some of those who asked for that key could not ask the ring. */
        COLD_PAST,
        /** A lock was granted; the version is its token. */
        GRANT,
        /** The holder was sure of its lock from the beginning to the end. */
        HELD,
        /** A write with a token that was accepted. */
        FENCED,
        /** A write with a token that was refused, because a higher one had been there. */
        DENIED,
        /** A call that failed, which the promises allow under overload alone. */
        FAILED
    }

    String line() {
        return kind + " " + key + " " + version + " " + begin + " " + end;
    }

    static Note parse(String line) {
        String[] words = line.split(" ");
        return new Note(
                Kind.valueOf(words[0]),
                words[1],
                Long.parseLong(words[2]),
                Long.parseLong(words[3]),
                Long.parseLong(words[4]));
    }
}
