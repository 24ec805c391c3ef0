package shop.carousel.order.checkout;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import shop.carousel.kit.problem.Problem;

/**
 * How many orders are placed at a time. Past that, a burst waits a moment for its turn. Once nobody has found a place
 * free for as long as that moment, the queue is one that only makes everybody late: then who comes waits a tenth of it,
 * and is told early.
 *
 * <p>That is the controlled delay of Ben Maurer, Fail at Scale, ACM Queue 13 (8), 2015, after Nichols and Jacobson's
 * CoDel.
 */
@Singleton
class PlacingLimit {

    private static final int EARLIER = 10;

    private final Semaphore places;
    private final Duration moment;
    private volatile long lastFreeNanos = System.nanoTime();

    @Inject
    PlacingLimit(CheckoutConfig config) {
        this(config.concurrency(), config.queueTime());
    }

    PlacingLimit(int places, Duration moment) {
        this.places = new Semaphore(places);
        this.moment = moment;
    }

    /**
     * Does the work when a place is free.
     *
     * @throws Problem 503, when none is in time
     */
    <T> T within(Supplier<T> work) {
        enter();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private void enter() {
        if (!places.hasQueuedThreads() && places.tryAcquire()) {
            lastFreeNanos = System.nanoTime();
        } else if (!isFreeIn(patience())) {
            throw Problem.unavailable("Too many orders are being placed. Nothing was ordered.", 2);
        }
    }

    private boolean isFreeIn(Duration time) {
        try {
            return places.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How long who comes now waits for a place. */
    Duration patience() {
        boolean standing = System.nanoTime() - lastFreeNanos > moment.toNanos();
        return standing ? moment.dividedBy(EARLIER) : moment;
    }
}
