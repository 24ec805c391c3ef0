package shop.carousel.kit.event;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What consumers have in their hands, and since when. */
@Singleton
final class Progress {

    private final Map<Long, Held> held = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    private record Held(String what, long sinceNanos) {
        boolean isOlderThan(Duration time) {
            return System.nanoTime() - sinceNanos > time.toNanos();
        }
    }

    void track(String what, Runnable work) {
        long number = numbers.incrementAndGet();
        held.put(number, new Held(what, System.nanoTime()));
        try {
            work.run();
        } finally {
            held.remove(number);
        }
    }

    /** What has been in somebody's hands for longer than this. */
    List<String> stuck(Duration time) {
        return held.values().stream()
                .filter(each -> each.isOlderThan(time))
                .map(Held::what)
                .sorted()
                .toList();
    }
}
