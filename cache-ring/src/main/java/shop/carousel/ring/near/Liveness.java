package shop.carousel.ring.near;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whether everything that a node said until a moment ago has arrived. Time without such proof ends the <em>term</em>:
 * what was kept in a term is good only while that term lasts, so that nothing outlives a gap in which something may
 * have been missed.
 *
 * <p>Proof is a heartbeat of this process's own that came back: a connection delivers in order, so all that was said
 * before the heartbeat was sent has arrived before it.
 */
final class Liveness {

    /** A heartbeat is sent each. */
    static final long BEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** So long after it was sent the last heartbeat that came back still counts. */
    static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** No term at all. */
    static final long NONE = 0;

    private final LongSupplier nanoClock;
    private volatile State state;

    /** Immutable, so that a reader sees a term and its proof together. */
    private record State(long term, boolean open, long provenNanos) {}

    Liveness(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.state = new State(NONE, false, nanoClock.getAsLong());
    }

    /** The term that lasts now, {@link #NONE} when none does. */
    long term() {
        var now = state;
        return lasts(now) ? now.term() : NONE;
    }

    boolean holds(long term) {
        return holds(term, nanoClock.getAsLong());
    }

    /** The same at a moment that the caller knows already. */
    boolean holds(long term, long nanos) {
        var now = state;
        return now.term() == term && lasts(now, nanos);
    }

    /** A heartbeat that was sent at that moment has come back. Begins a new term unless one lasts. */
    synchronized void proven(long sentNanos) {
        if (nanoClock.getAsLong() - sentNanos > SILENCE_NANOS) {
            end();
        } else if (lasts(state)) {
            state = new State(state.term(), true, sentNanos);
        } else {
            state = new State(state.term() + 1, true, sentNanos);
        }
    }

    /** Ends the term at once. */
    synchronized void end() {
        state = new State(state.term(), false, state.provenNanos());
    }

    private boolean lasts(State now) {
        return lasts(now, nanoClock.getAsLong());
    }

    private static boolean lasts(State now, long nanos) {
        return now.open() && nanos - now.provenNanos() <= SILENCE_NANOS;
    }
}
