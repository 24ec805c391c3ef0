package shop.carousel.ring.assembly;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.RingEpoch;
import shop.carousel.ring.Topology;
import shop.carousel.ring.membership.Agreed;

/** The rings that a process has known, the latest first. Thread-safe. */
final class Epochs {

    private final Deque<RingEpoch> latestFirst = new ArrayDeque<>();

    /** What holds when the process starts, and what the log tells of the time before. */
    synchronized void begin(Agreed agreed) {
        agreed.placements().stream()
                .map(Agreed.Former::topology)
                .sorted(Comparator.comparingLong(Topology::epoch))
                .forEach(former -> add(former, null));
        add(agreed.topology(), null);
    }

    /** Another ring holds from now on. One that is known already, or that is none yet, is left out. */
    synchronized void add(Topology topology, @Nullable Instant since) {
        RingEpoch last = latestFirst.peekFirst();
        boolean isLater = last == null || topology.epoch() > last.topology().epoch();
        if (topology.epoch() > 0 && isLater) {
            latestFirst.addFirst(new RingEpoch(topology, since));
            if (latestFirst.size() > CacheRing.EPOCHS) {
                latestFirst.removeLast();
            }
        }
    }

    synchronized List<RingEpoch> latestFirst() {
        return new ArrayList<>(latestFirst);
    }
}
