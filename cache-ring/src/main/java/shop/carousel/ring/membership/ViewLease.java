package shop.carousel.ring.membership;

import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;

/**
 * How far a view can be trusted: it was current when the last heartbeat was sent that has come back since. Measured on
 * the monotonic clock of the process alone.
 */
final class ViewLease {

    private static final int MOST_UNDER_WAY = 64;

    private final long nanos;
    private final LongSupplier clock;
    private final ConcurrentSkipListMap<Long, Long> sent = new ConcurrentSkipListMap<>();
    private volatile boolean begun;
    private volatile long confirmedNanos;

    ViewLease(long nanos, LongSupplier clock) {
        this.nanos = nanos;
        this.clock = clock;
    }

    void sent(long number) {
        sent.put(number, clock.getAsLong());
        while (sent.size() > MOST_UNDER_WAY) {
            sent.pollFirstEntry();
        }
    }

    /** A heartbeat came back; answers whether that says anything new. */
    boolean returned(long number) {
        var when = sent.remove(number);
        sent.headMap(number).clear();
        if (when == null || (begun && when - confirmedNanos <= 0)) {
            return false;
        }
        confirmedNanos = when;
        begun = true;
        return true;
    }

    /** Whatever it was known of, it is over; a heartbeat that is sent from now on begins it again. */
    void end() {
        sent.clear();
        begun = false;
    }

    long confirmedNanos() {
        return confirmedNanos;
    }

    boolean holds() {
        return begun && clock.getAsLong() - confirmedNanos < nanos;
    }
}
