package shop.carousel.demo.supervisor;

import java.time.Duration;

/**
 * The pause before a part is started again: doubles with every end that follows soon, begins anew after a calm time.
 * Not thread-safe.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration CALM = Duration.ofSeconds(60);

    private Duration next = FIRST;

    /** The pause after a part that had run that long. */
    Duration after(Duration ran) {
        Duration pause = ran.compareTo(CALM) >= 0 ? FIRST : next;
        Duration doubled = pause.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return pause;
    }
}
