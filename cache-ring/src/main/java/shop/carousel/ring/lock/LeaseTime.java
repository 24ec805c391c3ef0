package shop.carousel.ring.lock;

import java.time.Duration;

/**
 * The time left of a lease, on the monotonic clock. Once it is over it stays over, whatever arrives late: asking ends
 * it as much as time does. Thread-safe.
 */
final class LeaseTime {

    private long deadlineNanos;
    private boolean over;

    LeaseTime(long deadlineNanos) {
        this.deadlineNanos = deadlineNanos;
    }

    synchronized boolean isLeft() {
        over = over || deadlineNanos - System.nanoTime() <= 0;
        return !over;
    }

    synchronized Duration left() {
        return isLeft() ? Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime())) : Duration.ZERO;
    }

    synchronized boolean reaches(long nanos) {
        return deadlineNanos - nanos >= 0;
    }

    /** Answers whether there was still time to add to. */
    synchronized boolean extend(long deadlineNanos) {
        boolean inTime = isLeft();
        if (inTime) {
            this.deadlineNanos = deadlineNanos;
        }
        return inTime;
    }

    synchronized void end() {
        over = true;
    }
}
