package shop.carousel.kit.work;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Items that failed a moment ago and are skipped for a while, so that others get their turn. Remembers a bounded
 * number; beyond that, the oldest are retried earlier. Guarded by its own lock.
 */
public final class LeftAlone<T> {

    private final Duration time;
    private final int most;
    private final Map<T, Long> since = new LinkedHashMap<>();

    public LeftAlone(Duration time, int most) {
        this.time = time;
        this.most = most;
    }

    public synchronized void add(T failed) {
        since.remove(failed);
        since.put(failed, System.nanoTime());
        if (since.size() > most) {
            since.remove(since.keySet().iterator().next());
        }
    }

    /** The items that are still skipped. */
    public synchronized Set<T> now() {
        since.values().removeIf(nanos -> System.nanoTime() - nanos > time.toNanos());
        return Set.copyOf(since.keySet());
    }
}
