package shop.carousel.ring.read;

import java.time.Duration;

/** A moment on the monotonic clock. */
record Deadline(long nanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean isOver() {
        return leftNanos() <= 0;
    }

    long leftNanos() {
        return nanos - System.nanoTime();
    }
}
