package shop.carousel.ring.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.membership.Agreed.Former;
import shop.carousel.ring.topology.Topologies;

class ChronicleTest {

    private static final List<RingNode> AB = List.of(RingNode.of("a", "a:1"), RingNode.of("b", "b:1"));
    private static final List<RingNode> A = AB.subList(0, 1);
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final AtomicLong clock = new AtomicLong(TimeUnit.HOURS.toNanos(1));
    private final Chronicle chronicle = new Chronicle(KEPT, Topologies::slotTable, clock::get);

    private static RingState state(long epoch, List<RingNode> nodes, List<List<RingNode>> before) {
        return new RingState("life", epoch, 1, AB, nodes, new FormerPlacements(before));
    }

    private static List<Long> ends(List<Former> formers) {
        return formers.stream().map(Former::endNanos).toList();
    }

    /** Who starts late finds a snapshot, and must not forget what others know. */
    @Test
    void placement_thatOnlyASnapshotTellsOf_countsFromTheSnapshotOn() {
        chronicle.next(state(9, AB, List.of(A)), 40_000);
        chronicle.goLive(100_000);
        var agreed = chronicle.agreed();
        assertThat(agreed.formers()).isEmpty();
        assertThat(ends(agreed.placements())).containsExactly(clock.get() - TimeUnit.SECONDS.toNanos(60));
    }

    /** Between two snapshots a set may have held again: its end is not the one from before. */
    @Test
    void placement_whereChangesWereMissed_endsNoEarlierThanTheyDid() {
        chronicle.next(state(1, AB, List.of()), 0);
        chronicle.goLive(0);
        chronicle.next(state(2, A, List.of(AB)), 0);
        long first = clock.get();
        clock.addAndGet(2 * KEPT.toNanos());
        chronicle.next(state(6, A, List.of(AB)), 0);
        assertThat(ends(chronicle.agreed().placements()))
                .containsExactly(clock.get())
                .doesNotContain(first);
    }

    @Test
    void placement_isKeptLongerThanARing_andEndsWhenItHeldLast() {
        chronicle.next(state(1, AB, List.of()), 0);
        chronicle.goLive(0);
        chronicle.next(state(2, A, List.of(AB)), 0);
        long first = clock.get();
        clock.addAndGet(2 * KEPT.toNanos());
        chronicle.next(state(3, AB, List.of(A)), 0);
        long second = clock.get();
        assertThat(ends(chronicle.agreed().placements())).as("of a alone").containsExactly(second);
        clock.addAndGet(2 * KEPT.toNanos());
        chronicle.next(state(4, A, List.of(AB)), 0);
        assertThat(ends(chronicle.agreed().placements()))
                .as("of both: not when they ceased to hold for the first time")
                .containsExactly(clock.get())
                .doesNotContain(first);
    }
}
