package shop.carousel.kit.work;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The pauses before further attempts: of work, of a consumer, of a payment.
 *
 * @param first after the first attempt; doubled with each further one
 * @param longest the longest pause
 */
public record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 30;

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "a pause is positive and at most the longest, not " + first + ", " + longest);
        }
    }

    /** The pause after this attempt, counted from 1. */
    public Duration after(int attempt) {
        Duration pause = first;
        for (int i = 1; i < Math.min(attempt, MOST_DOUBLINGS) && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    /** Makes the pause after this attempt. Fails with {@link IllegalStateException} if the thread is interrupted. */
    public void pauseAfter(int attempt) {
        try {
            TimeUnit.MILLISECONDS.sleep(after(attempt).toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting to try again", stop);
        }
    }
}
