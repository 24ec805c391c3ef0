package shop.carousel.kit.admission;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import shop.carousel.kit.problem.Problem;

/**
 * Limits the pieces of one kind of work that are under way in this process, such as orders being placed. Beyond that, a
 * burst waits a moment for its turn. When no place has been free for that long, the queue only delays everybody: then
 * the next ones wait a tenth of it, and are refused early. Thread-safe.
 *
 * <p>That is the controlled delay of Ben Maurer, Fail at Scale, ACM Queue 13 (8), 2015, after Nichols and Jacobson's
 * CoDel.
 */
public final class WorkGate {

    private static final int EARLIER = 10;
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Semaphore places;
    private final Duration moment;
    private final String refusal;
    private volatile long lastFreeNanos = System.nanoTime();

    /**
     * A gate around one kind of work.
     *
     * @param places how many pieces are under way at a time
     * @param moment how long the next ones wait at most
     * @param refusal the message for those that get no place
     */
    public WorkGate(int places, Duration moment, String refusal) {
        this.places = new Semaphore(places);
        this.moment = moment;
        this.refusal = refusal;
    }

    /**
     * Runs the work when a place is free.
     *
     * @throws Problem 503, when none is in time
     */
    public <T> T within(Supplier<T> work) {
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
            throw Problem.unavailable(refusal, RETRY_AFTER_SECONDS);
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

    /** How long the next one waits for a place. */
    Duration patience() {
        boolean standing = System.nanoTime() - lastFreeNanos > moment.toNanos();
        return standing ? moment.dividedBy(EARLIER) : moment;
    }
}
