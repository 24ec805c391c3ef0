package shop.carousel.ring.write;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * What this process has said of changed rows, until it is certain that the right nodes have heard it. Thread-safe.
 *
 * <p>Promises: what was said is forgotten only once it was said, to the end, in the ring that still held after that. As
 * long as somebody says it, it is not forgotten, however long that takes.
 *
 * <p>Keeps at most {@link #MOST} keys and those that are under way; the oldest go first. That takes a log that is
 * away while much is written; the event of each change is then the second way.
 */
class RecentInvalidations {

    /*
     * A ring is known to have held at a moment when a heartbeat that was sent after that moment has been read again,
     * and no change before it. So an invalidation is settled when the epoch under which it was said is the one that
     * holds by such a heartbeat, sent after all nodes had answered. Whoever comes to a later ring meets its locations
     * as former ones.
     */

    static final int MOST = 20_000;

    /** Of a ring that never changes. */
    static final RecentInvalidations NONE = new RecentInvalidations() {
        @Override
        Invalidation begin(Map<String, Long> versions) {
            return new Invalidation(versions);
        }
    };

    private static final Logger LOG = Logger.getLogger(RecentInvalidations.class);

    private final ConcurrentLinkedDeque<Invalidation> all = new ConcurrentLinkedDeque<>();
    private final AtomicInteger keys = new AtomicInteger();
    private final AtomicBoolean complained = new AtomicBoolean();

    /** One that is under way, or was. */
    static final class Invalidation {

        private static final long NEVER = -1;

        /** Immutable, so that an end is seen with its epoch. */
        private record End(long epoch, long nanos) {}

        private final Map<String, Long> versions;
        private final AtomicBoolean underWay = new AtomicBoolean(true);
        private volatile End end = new End(NEVER, 0);

        private Invalidation(Map<String, Long> versions) {
            this.versions = Map.copyOf(versions);
        }

        Map<String, Long> versions() {
            return versions;
        }

        /** The latest epoch under which it was said to the end. */
        long epoch() {
            return end.epoch();
        }

        /** It was said to the end, under that epoch. */
        void ended(long epoch) {
            end = new End(epoch, System.nanoTime());
        }

        /** Nobody says it any more. */
        void over() {
            underWay.set(false);
        }

        /** Takes it to be said again, unless somebody else does. Whoever has it also ends it. */
        boolean take() {
            return underWay.compareAndSet(false, true);
        }

        private boolean isOutdated(long epoch) {
            return end.epoch() < epoch && !underWay.get();
        }

        private boolean isSettled(long confirmedNanos, long epoch) {
            var its = end;
            return !underWay.get() && its.epoch() == epoch && its.nanos() - confirmedNanos < 0;
        }
    }

    /** Notes what is about to be invalidation. Whoever calls this also ends it. */
    Invalidation begin(Map<String, Long> versions) {
        var invalidation = new Invalidation(versions);
        if (!versions.isEmpty()) {
            all.addLast(invalidation);
            if (keys.addAndGet(versions.size()) > MOST) {
                shrink();
            }
        }
        return invalidation;
    }

    /** Forgets what was said before a moment at which the ring of that epoch was the latest. */
    void confirmed(long nanos, long epoch) {
        complained.set(false);
        for (var each = all.iterator(); each.hasNext(); ) {
            var invalidation = each.next();
            if (invalidation.isSettled(nanos, epoch)) {
                remove(each, invalidation);
            }
        }
    }

    /**
     * What was not said under that epoch, and is not under way. Whoever {@linkplain Invalidation#take takes} one says
     * it again.
     */
    List<Invalidation> outdated(long epoch) {
        return all.stream()
                .filter(invalidation -> invalidation.isOutdated(epoch))
                .toList();
    }

    boolean hasOutdated(long epoch) {
        return all.stream().anyMatch(invalidation -> invalidation.isOutdated(epoch));
    }

    private void shrink() {
        for (var each = all.iterator(); each.hasNext() && keys.get() > MOST; ) {
            var invalidation = each.next();
            if (!invalidation.underWay.get()) {
                remove(each, invalidation);
                if (complained.compareAndSet(false, true)) {
                    LOG.warnf("More than %d invalidations wait for word from the membership log: the oldest go", MOST);
                }
            }
        }
    }

    private void remove(Iterator<Invalidation> each, Invalidation invalidation) {
        each.remove();
        keys.addAndGet(-invalidation.versions().size());
    }

    /** How many keys are remembered. */
    int size() {
        return keys.get();
    }
}
