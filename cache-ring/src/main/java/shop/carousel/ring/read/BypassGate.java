package shop.carousel.ring.read;

import java.time.Duration;
import java.util.Set;
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

    /**
     * @param keys that are loaded past the ring
     */
    <T> T pass(Set<String> keys, Callable<T> load) throws Exception {
        if (!turns.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new RingOverloadedException(
                    "Cache \"" + cache + "\" is bypassed by as many callers as may; waited " + wait, keys);
        }
        try {
            return load.call();
        } finally {
            leave();
        }
    }

    /** Lets the caller through when it is its turn already. One that is let through has to {@link #leave}. */
    boolean enterAtOnce() {
        return turns.tryAcquire();
    }

    void leave() {
        turns.release();
    }
}
