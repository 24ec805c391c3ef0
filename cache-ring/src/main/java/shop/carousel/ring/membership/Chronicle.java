package shop.carousel.ring.membership;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.Topology;
import shop.carousel.ring.membership.Agreed.Former;

/**
 * Which rings held before, and when they ended. What was read late, at the start, is dated by the log's clock, against
 * the first heartbeat of this process; what is read as it happens, by the moment at which it was read. For one thread.
 */
final class Chronicle {

    private static final int MOST_FORMERS = 16;

    private final Deque<Past> pasts = new ArrayDeque<>();
    private final Duration kept;
    private final TopologyMaker maker;
    private final LongSupplier clock;
    private boolean live;
    private RingState state = RingState.NONE;

    /** The placements of {@link RingState#before}, dated. */
    private List<Past> placements = List.of();

    /** What was made for the ring that was agreed last. */
    private List<Topology> made = List.of();

    /** Nodes that ceased to hold: by the log's clock as long as this is not live, then by our own. */
    private record Past(long epoch, List<RingNode> nodes, long end) {}

    Chronicle(Duration kept, TopologyMaker maker, LongSupplier clock) {
        this.kept = kept;
        this.maker = maker;
        this.clock = clock;
    }

    RingState state() {
        return state;
    }

    void next(RingState next, long logMillis) {
        long now = live ? clock.getAsLong() : logMillis;
        if (state.epoch() > 0) {
            pasts.addFirst(new Past(state.epoch(), state.nodes(), now));
        }
        if (pasts.size() > MOST_FORMERS) {
            pasts.removeLast();
        }
        boolean missedNone = next.epoch() == state.epoch() + 1;
        placements = next.before().sets().stream()
                .map(nodes -> placement(nodes, now, missedNone))
                .toList();
        state = next;
    }

    /**
     * One that is known to be over keeps its end, unless it may have held again in a change that was missed. One that
     * only a snapshot tells of counts as if it were over now.
     */
    private Past placement(List<RingNode> nodes, long now, boolean missedNone) {
        return placements.stream()
                .filter(ignored -> missedNone)
                .filter(past -> FormerPlacements.areAlike(past.nodes(), nodes))
                .map(past -> new Past(past.epoch(), nodes, past.end()))
                .findFirst()
                .orElseGet(() -> new Past(state.epoch(), nodes, now));
    }

    /** The log has been read to its end, which is at that moment by its clock. */
    void goLive(long logMillis) {
        var dated = dated(pasts, logMillis);
        pasts.clear();
        pasts.addAll(dated);
        placements = dated(placements, logMillis);
        live = true;
    }

    private List<Past> dated(Collection<Past> undated, long logMillis) {
        long now = clock.getAsLong();
        return undated.stream()
                .map(past -> new Past(
                        past.epoch(), past.nodes(), now - TimeUnit.MILLISECONDS.toNanos(logMillis - past.end())))
                .toList();
    }

    Agreed agreed() {
        long now = clock.getAsLong();
        pasts.removeIf(past -> now - past.end() > kept.toNanos());
        var agreed = new Agreed(
                state.ring(),
                topology(state.epoch(), state.nodes()),
                formers(pasts),
                formers(placements),
                state.terms());
        made = Stream.of(Stream.of(agreed.topology()), topologies(agreed.formers()), topologies(agreed.placements()))
                .flatMap(all -> all)
                .toList();
        return agreed;
    }

    private List<Former> formers(Collection<Past> all) {
        return all.stream()
                .map(past -> new Former(topology(past.epoch(), past.nodes()), past.end()))
                .toList();
    }

    private static Stream<Topology> topologies(List<Former> formers) {
        return formers.stream().map(Former::topology);
    }

    /** Placement is a function of names and weights: where these are the same, so is it. */
    private Topology topology(long epoch, List<RingNode> nodes) {
        for (var known : made) {
            var same = new Topology(epoch, nodes, known.placement());
            if (same.isPlacedAs(known)) {
                return same;
            }
        }
        var topology = maker.make(epoch, nodes);
        made = Stream.concat(made.stream(), Stream.of(topology)).toList();
        return topology;
    }
}
