package shop.carousel.ring.lock;

import java.time.Duration;
import java.util.Map;

/** What came of asking for locks. */
sealed interface Grant {

    /** All of them, each with its fencing token. */
    record Taken(Map<String, Long> tokens) implements Grant {}

    /** None of them: another holder has this one, for so long at most. */
    record Held(WaitQueue queue, Duration left) implements Grant {}

    /** None of them, as far as is known: a node did not answer, or grants nothing. */
    record Away(String node, String why) implements Grant {}

    /** None of them: the node does not know yet what others hold, and grants nothing for so long. */
    record Settling(String node, Duration left) implements Grant {}
}
