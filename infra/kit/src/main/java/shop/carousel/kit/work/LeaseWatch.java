package shop.carousel.kit.work;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds the leases of other processes that are over: those that were seen repeatedly, for as long as they last, without
 * a renewal. Time is this process's monotonic clock, so setting a wall clock, even the database's, ends no lease. After
 * a gap without looks the count restarts, because holders could not renew either. Guarded by its own lock.
 */
final class LeaseWatch {

    /** The longest gap between two looks; for a longer lease up to half of it. */
    private static final long LONGEST_GAP = TimeUnit.SECONDS.toNanos(5);

    private Map<String, Seen> seen = Map.of();
    private @Nullable Long lookedAt;

    private record Seen(HeldWork work, long sinceNanos) {}

    /**
     * Those whose lease is over.
     *
     * @param held all work that is held now
     * @param now of the monotonic clock, in nanoseconds, before they were read
     */
    synchronized List<HeldWork> over(List<HeldWork> held, long now) {
        Map<String, Seen> next = new HashMap<>();
        held.forEach(work -> next.put(work.key(), seen(work, now)));
        seen = next;
        lookedAt = now;
        return held.stream().filter(work -> isOver(work, now)).toList();
    }

    private Seen seen(HeldWork work, long now) {
        Seen before = seen.get(work.key());
        return before != null && before.work.equals(work) && isWatched(work, now) ? before : new Seen(work, now);
    }

    private boolean isWatched(HeldWork work, long now) {
        return lookedAt != null
                && now - lookedAt <= Math.max(LONGEST_GAP, TimeUnit.MILLISECONDS.toNanos(work.leaseMillis()) / 2);
    }

    private boolean isOver(HeldWork work, long now) {
        Seen first = seen.get(work.key());
        return first != null && now - first.sinceNanos >= TimeUnit.MILLISECONDS.toNanos(work.leaseMillis());
    }
}
