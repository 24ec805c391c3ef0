package shop.carousel.ring.lock;

import java.time.Duration;
import java.util.Map;

/** What came of asking for locks. */
sealed interface Grant {

    /** All of them, each with its fencing token. */
    record Taken(Map<String, Long> tokens) implements Grant {}

    /** None of them: another holder has one, and for so long at most. */
    record Held(Duration left) implements Grant {}

    /** None of them: a node did not answer. */
    record Away(String node, String why) implements Grant {}
}
