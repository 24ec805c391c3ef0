package shop.carousel.e2e.chaos.cache;

/** What can be done to the ring. Each is one failure, and is over before the next begins. */
sealed interface Fault {

    /** A node's process ends and is started again, empty. */
    record NodeKilled(String node) implements Fault {}

    /** A node's process stands still and goes on with what it had. */
    record NodePaused(String node) implements Fault {}

    /** All connections to a node break, and new ones are refused. */
    record LinkCut(String node) implements Fault {}

    /** Nothing arrives at a node any more, and nobody is told. */
    record LinkSilent(String node) implements Fault {}

    /** A node comes into the ring, and goes out again. */
    record NodeJoined(String node) implements Fault {}

    /** A node goes out of the ring, and comes in again with all that it kept. */
    record NodeLeft(String node) implements Fault {}

    /**
     * A node goes out of the ring, and one reader neither hears of it nor notices by its clock that it hears nothing.
     * The node comes in again.
     */
    record ReaderDeaf(String node) implements Fault {}

    /**
     * Rows are deleted behind the cache's back, and entries are taken from the nodes of one zone and of the other by
     * turns.
     */
    record Evicted(int batch) implements Fault {}

    /** Rows are deleted behind the cache's back, and one reader finds out because he has to be certain. */
    record RowsDeleted(int batch) implements Fault {}

    /**
     * A node comes into the ring while threads of a writer stand still before they tell the nodes that they know. It
     * goes out again.
     */
    record WriterStalled(int batch, String node) implements Fault {}

    /** A node comes into the ring, and one writer hears of it late. The node goes out again. */
    record WriterDeaf(int batch, String node) implements Fault {}

    /** The second way of invalidation stands still. */
    record OutboxStopped() implements Fault {}

    /** A writer dies between its commit and its invalidation, and is started again. */
    record WriterDied() implements Fault {}

    /**
     * One reader hears of the ring later and later, and its clock goes on. A node goes out meanwhile, and comes in
     * again.
     */
    record LogLate(String node) implements Fault {}

    /**
     * The membership log loses all that stands in it. A node goes out of the ring, a writer dies and is started again,
     * and finds neither the ring's beginning nor a snapshot. The node comes in again.
     */
    record LogBeheaded(String node) implements Fault {}

    /**
     * A writer is started again that keeps one copy of what the others keep two of, as in the middle of a rolling
     * change, and writes rows that nobody else tells of. It is started again as the others are.
     */
    record OptionsDiffer(int batch) implements Fault {}

    /**
     * Locks are on another node from now on: one process is started again with it, the other one goes on as before.
     * Then that one is started again, too.
     */
    record LocksExchanged() implements Fault {}

    /** A process stands still while it holds a lock, until the lock has run out. */
    record HolderPaused() implements Fault {}

    /** The clocks of all nodes, of entries and of locks, are so many seconds fast, or slow, and then right again. */
    record ClockSet(long seconds) implements Fault {}
}
