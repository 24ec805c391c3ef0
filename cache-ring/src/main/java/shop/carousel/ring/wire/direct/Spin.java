package shop.carousel.ring.wire.direct;

import java.time.Duration;

/**
 * How long a caller looks again and again for an answer before its thread sleeps: competitive spinning, as locks do it
 * (Karlin, Li, Manasse and Owicki, "Empirical studies of competitive spinning for a shared-memory multiprocessor",
 * 1991). To put a thread to sleep and to wake it costs more than a near node needs for its answer.
 *
 * <p>Where it does not pay it is tried less and less often, down to one wait in {@link #RAREST}: a node that is far, or
 * a machine that is busy, loses next to nothing by it. One answer that came in time, and it is tried each time again.
 * For one thread at a time.
 */
final class Spin {

    static final int RAREST = 256;

    private final long longest;

    /** How many waits are still to go without. */
    private int without;

    /** How many will be after the next look in vain. */
    private int next = 1;

    /**
     * @param longest how long to look at most; 0 is never
     * @param processors of this machine: with a single one nobody could answer meanwhile
     */
    Spin(Duration longest, int processors) {
        this.longest = processors > 1 ? longest.toNanos() : 0;
    }

    /** Lets each wait sleep at once. */
    static Spin never() {
        return new Spin(Duration.ZERO, 1);
    }

    /** How long to look this time, in nanoseconds; 0 is not at all. */
    long nanos() {
        if (without > 0) {
            without--;
            return 0;
        }
        return longest;
    }

    /** Says how a look ended: whether an answer came meanwhile. */
    void ended(boolean paid) {
        if (paid) {
            next = 1;
        } else {
            without = next;
            next = Math.min(2 * next, RAREST - 1);
        }
    }
}
