package shop.carousel.kit.work;

/** Runs one kind of work. Each bean of this type gets a loop. */
public interface Worker {

    /** The kind, such as {@code mail}. */
    String kind();

    WorkLimits limits();

    /** Whether this process runs work of this kind. */
    default boolean enabled() {
        return true;
    }

    /** Whether it ends its work itself, by {@link WorkQueue#done}, in the transaction of its effect. */
    default boolean endsItself() {
        return false;
    }

    /**
     * Runs the work, outside any transaction. An effect in the database belongs in one transaction with {@link
     * WorkQueue#done}. If the effect is elsewhere, returning is enough: the row is deleted as soon as the database can,
     * within a lease's time. A fault is stored with the row, and the work is retried later.
     */
    void carryOut(WorkItem item);
}
