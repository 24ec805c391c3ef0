package shop.carousel.ring.lock;

import java.time.Duration;
import java.util.Collection;
import shop.carousel.ring.LockHold;
import shop.carousel.ring.RingLock;
import shop.carousel.ring.node.KeyRules;

/** What can be asked of a lock service, whichever it is. */
public final class LockRules {

    private static final int MOST_KEY_BYTES = 512;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private LockRules() {}

    /**
     * @throws IllegalArgumentException with the name, the rule and the value
     */
    public static void check(Collection<String> keys, LockHold hold, Duration wait, Duration longestHold) {
        if (keys.isEmpty() || keys.size() > RingLock.MAX_KEYS) {
            throw new IllegalArgumentException("A lock is on 1.." + RingLock.MAX_KEYS + " keys, not " + keys.size());
        }
        for (var key : keys) {
            if (!KeyRules.storable(key, MOST_KEY_BYTES)) {
                throw new IllegalArgumentException("A lock's key has 1.." + MOST_KEY_BYTES + " bytes of UTF-8");
            }
        }
        if (hold.lease().compareTo(longestHold) > 0) {
            throw new IllegalArgumentException(
                    "lease is " + LockHold.SHORTEST + " to " + longestHold + ", not " + hold.lease());
        }
        if (wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException("wait is PT0S to " + LONGEST_WAIT + ", not " + wait);
        }
    }
}
