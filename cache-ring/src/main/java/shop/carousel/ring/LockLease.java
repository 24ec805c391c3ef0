package shop.carousel.ring;

import java.time.Duration;

/** A lock that is held until its release or its end, whichever is first. Thread-safe. */
public interface LockLease extends AutoCloseable {

    /**
     * The fencing token of this grant for one of its keys: higher than every token granted for that key before, even
     * across a flush or a restart of the lock node, and higher than every token of an earlier epoch of the lock ring. A
     * store that is written under the lock must refuse a token lower than the highest it has seen.
     *
     * @return 1 or more; up to {@link Long#MAX_VALUE} after many changes of the lock ring
     * @throws IllegalArgumentException when the lock does not cover that key
     */
    long token(String key);

    /**
     * Whether the lease still has time, by this process's monotonic clock, which started before the node's. Once {@code
     * false}, always {@code false}. That clock may stand still while the machine sleeps; the fence covers this case.
     */
    boolean held();

    /** The remaining time of the present grant, never negative. Each renewal extends it. */
    Duration remaining();

    /**
     * Releases the lock, once. Removes only keys that this lease still holds.
     *
     * @return whether all keys were still held; {@code false} when the lease had ended, was released before, or a node
     *     did not answer (its keys then expire by themselves)
     */
    boolean release();

    /** {@link #release()}, for try-with-resources. Never throws, because the work under the lock is already done. */
    @Override
    void close();
}
