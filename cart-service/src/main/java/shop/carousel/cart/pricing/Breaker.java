package shop.carousel.cart.pricing;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Remembers that a call has failed, so that for a while nobody makes another. The first call after the pause is a probe
 * like any other.
 */
final class Breaker {

    private final long pauseNanos;
    private final LongSupplier nanoTime;
    private volatile long failedAt;
    private volatile boolean failed;

    Breaker(Duration pause, LongSupplier nanoTime) {
        this.pauseNanos = pause.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Whether a call is worth making now. */
    boolean allows() {
        return !failed || nanoTime.getAsLong() - failedAt >= pauseNanos;
    }

    void succeeded() {
        failed = false;
    }

    void failed() {
        failedAt = nanoTime.getAsLong();
        failed = true;
    }
}
