package shop.carousel.demo;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what must come true within a generous time. */
public final class Eventually {

    private static final long LIMIT_NANOS = 60_000_000_000L;
    private static final long LOOK_NANOS = 20_000_000L;

    private Eventually() {}

    /** Returns when the condition holds; fails when it does not within a minute. */
    public static void holds(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within a minute: " + what);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
