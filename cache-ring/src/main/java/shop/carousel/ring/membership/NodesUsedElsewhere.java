package shop.carousel.ring.membership;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which nodes other processes may have used since they began their incarnation. What they do not use any more counts
 * too: whoever comes back to a node finds there what it held. Thread-safe.
 */
final class NodesUsedElsewhere {

    /** In an incarnation that nobody has said to use. */
    private final Set<String> unused = ConcurrentHashMap.newKeySet();

    void heard(LogRecord.Heartbeat heartbeat) {
        unused.removeAll(heartbeat.using());
    }

    void begins(String node) {
        unused.add(node);
    }

    void left(String node) {
        unused.remove(node);
    }

    boolean mayHaveUsed(String node) {
        return !unused.contains(node);
    }
}
