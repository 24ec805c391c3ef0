package shop.carousel.ring;

import java.time.Duration;

/** Time left on a lock: held until it is given back or its time is over, whichever is first. Thread-safe. */
public interface LockLease extends AutoCloseable {

    /**
     * The fencing token of this grant for one of its keys: higher than every token granted for that key before, also
     * through a flush or a restart of the lock node, and higher than every token of an earlier epoch of the lock ring.
     * Whoever stores under the lock refuses a token lower than the highest it has seen.
     *
     * @return 1 or more; up to {@link Long#MAX_VALUE} when the lock ring has changed often
     * @throws IllegalArgumentException when the lock was not taken on that key
     */
    long token(String key);

    /**
     * Whether there is time left, by this process' monotonic clock, which started before the node's. Once {@code
     * false}, always {@code false}. That clock may stand still while a whole machine sleeps: one more reason for the
     * fence.
     */
    boolean held();

    /** The time left of what is granted now, never negative. It grows again with each renewal. */
    Duration remaining();

    /**
     * Gives the lock back, once; only what is still this lease's own is removed.
     *
     * @return whether all of it was still held; {@code false} when it ran out before, was given back before, or a node
     *     did not answer (its keys then run out by themselves)
     */
    boolean release();

    /** {@link #release()}, for try-with-resources. Never throws: the work under the lock is done already. */
    @Override
    void close();
}
