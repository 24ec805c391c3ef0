package shop.carousel.kit.work;

/** Does one kind of work. A bean of this type gets its loop by itself. */
public interface Worker {

    /** The kind, such as {@code mail}. */
    String kind();

    WorkLimits limits();

    /** Whether this process does work of this kind at all. */
    default boolean enabled() {
        return true;
    }

    /** Whether it ends its work itself, by {@link WorkQueue#done}, in the transaction of its effect. */
    default boolean endsItself() {
        return false;
    }

    /**
     * Does it, in no transaction. An effect in the database belongs in one transaction with {@link WorkQueue#done};
     * where the work's effect is elsewhere, returning is enough: that it is done is noted as soon as the database can,
     * within a lease's time. A fault is kept with the row, and the work is tried again later.
     */
    void carryOut(WorkItem item);
}
