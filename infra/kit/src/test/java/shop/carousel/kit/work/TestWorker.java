package shop.carousel.kit.work;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Does what a key says: {@code fail-…} fails each time, {@code once-…} at the first attempt, {@code ok-…} never. */
@Singleton
final class TestWorker implements Worker {

    static final String KIND = "test";

    private final List<WorkItem> seen = new CopyOnWriteArrayList<>();

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public WorkLimits limits() {
        return new WorkLimits(4, Duration.ofSeconds(30), 3, new Backoff(Duration.ofMillis(10), Duration.ofMillis(20)));
    }

    @Override
    public void carryOut(WorkItem item) {
        seen.add(item);
        if (item.key().startsWith("fail-") || (item.key().startsWith("once-") && item.attempt() == 1)) {
            throw new IllegalStateException("no luck with " + item.key());
        }
    }

    List<Integer> attemptsAt(String key) {
        return seen.stream()
                .filter(item -> item.key().equals(key))
                .map(WorkItem::attempt)
                .toList();
    }
}
