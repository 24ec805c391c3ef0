package shop.carousel.kit.trace;

import java.util.function.LongSupplier;

/** So many times a second something may happen; what was not used of the last five seconds may come at once. */
final class Allowance {

    private static final int SECONDS = 5;
    private static final double NANOS = 1e9;

    private final int perSecond;
    private final LongSupplier nanoTime;
    private double left;
    private long seen;

    Allowance(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.left = (double) perSecond * SECONDS;
        this.seen = nanoTime.getAsLong();
    }

    /** Whether it may happen once more now. */
    synchronized boolean take() {
        long now = nanoTime.getAsLong();
        left = Math.min((double) perSecond * SECONDS, left + (now - seen) / NANOS * perSecond);
        seen = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
