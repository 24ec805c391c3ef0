package shop.carousel.ring.read;

import java.util.concurrent.TimeUnit;

/** Time since a moment, on the monotonic clock. */
record Stopwatch(long startNanos) {

    static Stopwatch start() {
        return new Stopwatch(System.nanoTime());
    }

    long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }
}
