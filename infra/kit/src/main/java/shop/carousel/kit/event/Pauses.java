package shop.carousel.kit.event;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The pauses between tries: each twice as long as the one before, up to the longest. */
final class Pauses {

    private static final int MOST_DOUBLINGS = 16;

    private final ConsumptionConfig config;
    private int made;

    Pauses(ConsumptionConfig config) {
        this.config = config;
    }

    /** How long the next one is. */
    Duration length() {
        Duration doubled = config.firstPause().multipliedBy(1L << Math.min(made, MOST_DOUBLINGS));
        return doubled.compareTo(config.longestPause()) < 0 ? doubled : config.longestPause();
    }

    /** Makes a pause. */
    void next() {
        try {
            TimeUnit.MILLISECONDS.sleep(length().toMillis());
            made++;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting to try again", stop);
        }
    }
}
