package shop.carousel.ring.membership;

/** A log that hands every record to every reader in the one order that all of them see. */
public interface MembershipLog extends AutoCloseable {

    /** Who reads the log: on one thread of the log's, record by record. */
    interface Reader {

        /**
         * Takes the next record.
         *
         * @param millis when the log took it, by the one clock of the log
         */
        void take(LogRecord record, long millis);

        /** Records are missing before the next one: the log lost or compacted them. */
        void missed();
    }

    /** Begins to hand over records, from the oldest that is kept, and goes on until the log is closed. Never waits for the log. */
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

    /** Says that the changes before a snapshot are not needed any more. */
    default void forget(long beforeEpoch) {}

    @Override
    void close();
}
