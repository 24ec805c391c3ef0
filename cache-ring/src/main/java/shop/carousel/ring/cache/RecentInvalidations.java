package shop.carousel.ring.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What this process has said of changed rows since its view of the ring was last known to be the latest. Should it turn out that the ring was
 * another one by then, the right nodes have not heard it, and it is said again.
 *
 * <p>Keeps at most {@link #MOST} keys; the oldest go first. That takes a log that is away while much is written; the event of each change is
 * then the second way.
 */
class RecentInvalidations {

    static final int MOST = 20_000;

    /** Of a ring that never changes. */
    static final RecentInvalidations NONE = new RecentInvalidations() {
        @Override
        void add(Map<String, Long> versions) {}
    };

    private final ConcurrentLinkedDeque<Said> said = new ConcurrentLinkedDeque<>();
    private final AtomicInteger keys = new AtomicInteger();

    private record Said(long nanos, Map<String, Long> versions) {}

    void add(Map<String, Long> versions) {
        if (versions.isEmpty()) {
            return;
        }
        said.addLast(new Said(System.nanoTime(), Map.copyOf(versions)));
        keys.addAndGet(versions.size());
        while (keys.get() > MOST) {
            removeFirst();
        }
    }

    void forgetBefore(long nanos) {
        for (var first = said.peekFirst(); first != null && first.nanos() - nanos < 0; first = said.peekFirst()) {
            removeFirst();
        }
    }

    List<Map<String, Long>> drain() {
        var all = new ArrayList<Map<String, Long>>();
        for (var next = removeFirst(); !next.isEmpty(); next = removeFirst()) {
            all.add(next);
        }
        return all;
    }

    private Map<String, Long> removeFirst() {
        var first = said.pollFirst();
        if (first == null) {
            return Map.of();
        }
        keys.addAndGet(-first.versions().size());
        return first.versions();
    }
}
