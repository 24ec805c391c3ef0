package shop.carousel.ring.cache;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import shop.carousel.ring.RingOverloadedException;

/**
 * Lets so many callers load past the ring at a time, so that a node that is away does not send its whole traffic to the
 * source.
 */
final class BypassGate {

    private final String cache;
    private final Semaphore turns;
    private final Duration wait;

    BypassGate(String cache, int loads, Duration wait) {
        this.cache = cache;
        this.turns = new Semaphore(loads, true);
        this.wait = wait;
    }

    <T> T pass(Callable<T> load) throws Exception {
        if (!turns.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new RingOverloadedException(
                    "Cache \"" + cache + "\" is bypassed by as many callers as may; waited " + wait);
        }
        try {
            return load.call();
        } finally {
            turns.release();
        }
    }
}
