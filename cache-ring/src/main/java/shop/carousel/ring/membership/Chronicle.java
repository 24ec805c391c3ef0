package shop.carousel.ring.membership;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.Topology;

/**
 * Which rings held before, and when they ended. What was read late, at the start, is dated by the log's clock, against the first heartbeat
 * of this process; what is read as it happens, by the moment at which it was read. For one thread.
 */
final class Chronicle {

    private static final int MOST_FORMERS = 16;

    private final Deque<Past> pasts = new ArrayDeque<>();
    private final Duration kept;
    private final TopologyMaker maker;
    private final LongSupplier clock;
    private boolean live;
    private RingState state = RingState.NONE;
    private @Nullable Topology latest;

    /** A state that ended: by the log's clock as long as this is not live, then by our own. */
    private record Past(RingState state, long end) {}

    Chronicle(Duration kept, TopologyMaker maker, LongSupplier clock) {
        this.kept = kept;
        this.maker = maker;
        this.clock = clock;
    }

    long epoch() {
        return state.epoch();
    }

    void next(RingState next, long logMillis) {
        if (state.epoch() > 0) {
            pasts.addFirst(new Past(state, live ? clock.getAsLong() : logMillis));
        }
        if (pasts.size() > MOST_FORMERS) {
            pasts.removeLast();
        }
        state = next;
    }

    /** The log has been read to its end, which is at that moment by its clock. */
    void goLive(long logMillis) {
        long now = clock.getAsLong();
        var dated = pasts.stream()
                .map(past -> new Past(past.state(), now - TimeUnit.MILLISECONDS.toNanos(logMillis - past.end())))
                .toList();
        pasts.clear();
        pasts.addAll(dated);
        live = true;
    }

    Agreed agreed() {
        long now = clock.getAsLong();
        pasts.removeIf(past -> now - past.end() > kept.toNanos());
        var topology = topology(state);
        latest = topology;
        var formers = new ArrayList<Agreed.Former>();
        pasts.forEach(past -> formers.add(new Agreed.Former(topology(past.state()), past.end())));
        return new Agreed(state.ring(), topology, formers);
    }

    /** Placement is a function of names and weights: where these are the same, so is it. */
    private Topology topology(RingState of) {
        var known = latest;
        if (known != null) {
            var same = new Topology(of.epoch(), of.nodes(), known.placement());
            if (same.isPlacedAs(known)) {
                return same;
            }
        }
        return maker.make(of.epoch(), of.nodes());
    }
}
