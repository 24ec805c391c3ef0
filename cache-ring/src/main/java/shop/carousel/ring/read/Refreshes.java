package shop.carousel.ring.read;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import shop.carousel.ring.entry.StoredKey;

/**
 * Work in the background of one cache: at most {@link #MOST} pieces at a time, each key in one of them at most. What
 * finds no room is left out: the next reader of that key finds it due again.
 */
final class Refreshes {

    static final int MOST = 16;

    private static final Logger LOG = Logger.getLogger(Refreshes.class);

    private final Semaphore room = new Semaphore(MOST);
    private final Set<StoredKey> underWay = ConcurrentHashMap.newKeySet();
    private final String cache;

    Refreshes(String cache) {
        this.cache = cache;
    }

    /** What to do with those that nobody in this process does already. */
    interface Work {
        void on(List<DueRefresh> due);
    }

    void start(Collection<DueRefresh> found, Work work) {
        if (!room.tryAcquire()) {
            return;
        }
        var due = found.stream()
                .filter(each -> underWay.add(each.location().stored()))
                .toList();
        if (due.isEmpty()) {
            room.release();
        } else {
            Thread.ofVirtual().name("ring-refresh-" + cache).start(() -> run(due, work));
        }
    }

    private void run(List<DueRefresh> due, Work work) {
        try {
            work.on(due);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "Cache \"%s\": %d values could not be loaded again, and are served until their grace is over: %s",
                    cache, due.size(), e);
            LOG.debug("The failure", e);
        } finally {
            due.forEach(each -> underWay.remove(each.location().stored()));
            room.release();
        }
    }
}
