package shop.carousel.order.checkout;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import shop.carousel.kit.problem.Problem;

/** How many orders are placed at a time: past that, a short wait, then an early 503, so that what was begun gets done. */
@Singleton
class PlacingLimit {

    private final Semaphore places;
    private final CheckoutConfig config;

    PlacingLimit(CheckoutConfig config) {
        this.places = new Semaphore(config.concurrency());
        this.config = config;
    }

    <T> T within(Supplier<T> work) {
        enter();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (places.tryAcquire(config.queueTime().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        throw Problem.unavailable("Too many orders are being placed. Nothing was ordered.", 2);
    }
}
