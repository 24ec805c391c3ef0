package shop.carousel.demo.client;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How often and how soon one request is tried again: eight tries, doubling pauses with jitter, never sooner than the
 * shop said.
 */
final class Patience {

    private static final int TRIES = 8;
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;
    private static final long LONGEST_RETRY_AFTER_SECONDS = 30;

    private int tries;

    /** Whether the present try was the last. Counts it. */
    boolean isOver() {
        tries++;
        return tries >= TRIES;
    }

    void pause(String retryAfter) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(
                millis(retryAfter, tries, ThreadLocalRandom.current().nextDouble()));
    }

    /** At most half again as long by {@code jitter}, which is 0 to 1. */
    static long millis(String retryAfter, int tries, double jitter) {
        long backoff = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(tries, 20));
        return Math.max(seconds(retryAfter) * 1_000, backoff) + (long) (backoff * jitter / 2);
    }

    private static long seconds(String retryAfter) {
        return retryAfter.matches("[0-9]{1,6}") ? Math.min(Long.parseLong(retryAfter), LONGEST_RETRY_AFTER_SECONDS) : 0;
    }
}
