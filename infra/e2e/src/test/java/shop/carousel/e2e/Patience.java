package shop.carousel.e2e;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long the tests wait for what the shop does by itself: far longer than it takes on a machine that is busy. */
final class Patience {

    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(150);

    private Patience() {}

    /** Waits in the caller's thread, as the browser's driver demands. */
    static ConditionFactory await(String what) {
        return Awaitility.await(what).pollInSameThread().atMost(LIMIT).pollInterval(LOOK);
    }
}
