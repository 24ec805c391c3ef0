package shop.carousel.ring.membership;

/** A log that hands every record to every reader in the one order that all of them see. */
public interface MembershipLog extends AutoCloseable {

    /** Why records are missing. */
    enum Gap {
        /**
         * The log drops records one by one, changes only after a snapshot that holds them: changes need not be missing.
         */
        COMPACTED,
        /** The log lost records, whatever they were. */
        TRUNCATED
    }

    /** Who reads the log: on one thread of the log's, record by record. */
    interface Reader {

        /**
         * Takes the next record.
         *
         * @param position where it stands: higher than the one before; 0 is the log's first
         * @param millis when the log took it, by the one clock of the log
         */
        void take(LogRecord record, long position, long millis);

        /** Records are missing before the next one. */
        void missed(Gap gap);

        /** What was read until now is not in this log: it is another one, and is read from its beginning now. */
        void begunAgain();
    }

    /**
     * Begins to hand over records, from the oldest that is kept, and goes on until the log is closed. Never waits for
     * the log.
     */
    void read(Reader reader);

    /** Adds a record, soon or, while the log is away, perhaps never. Never blocks for longer than a moment. */
    void append(LogRecord record);

    /**
     * Whether a change stays in the log until it is forgotten, for which a snapshot stands in the log before. Where it
     * does not, snapshots have to be appended again and again, so that what is left of the log always says what holds.
     */
    default boolean keepsChanges() {
        return true;
    }

    /** Says that the changes up to that position are not needed any more: a snapshot that holds them has been read. */
    default void forget(long position) {}

    @Override
    void close();
}
