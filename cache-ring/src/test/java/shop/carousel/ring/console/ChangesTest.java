package shop.carousel.ring.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.ring.RingEpoch;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.Topology;
import shop.carousel.ring.topology.Topologies;

/** What the console says of changes that were made, and of those that could be. */
class ChangesTest {

    /** The placement moves a little besides the share of the node that comes or goes. */
    private static final double BESIDES = 0.001;

    private static RingNode node(int i) {
        return RingNode.of("n" + i, "10.0.0." + i + ":6379");
    }

    private static Topology ring(long epoch, int nodes) {
        return Topologies.slotTable(
                epoch, IntStream.range(0, nodes).mapToObj(ChangesTest::node).toList());
    }

    private static double share(Topology topology, String node) {
        int index = topology.nodes().stream().map(RingNode::name).toList().indexOf(node);
        return topology.placement().share(index);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 8, 16})
    void preview_saysWhatTheChangeThenMoves(int nodes) {
        Topology now = ring(7, nodes);
        var leaving = ChangePreview.ofLeave(now, "n2");
        assertThat(leaving.epoch()).isEqualTo(7);
        assertThat(leaving.moved()).isCloseTo(share(now, "n2"), within(BESIDES));
        assertThat(leaving.nodes().stream()
                        .mapToDouble(ChangePreview.Share::after)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(leaving.nodes()).hasSize(nodes).anySatisfy(each -> {
            assertThat(each.id()).isEqualTo("n2");
            assertThat(each.after()).isZero();
        });

        var joining = ChangePreview.ofJoin(now, node(nodes));
        Topology then = ring(8, nodes + 1);
        assertThat(joining.moved()).isCloseTo(share(then, "n" + nodes), within(BESIDES));
        assertThat(joining.nodes()).allSatisfy(each -> assertThat(each.after()).isEqualTo(share(then, each.id())));
    }

    @Test
    void epochs_sayWhatChanged_andWhichPartOfTheKeysMoved() {
        RingNode second = node(1);
        List<Topology> rings = List.of(
                ring(1, 3),
                ring(2, 4),
                with(3, 4, second.weight(2)),
                with(4, 4, second.weight(2).address("10.9.9.9:1").incarnation(5)),
                with(5, 3, second.weight(2).address("10.9.9.9:1").incarnation(5)));
        var epochs = EpochDocument.of(rings.reversed().stream()
                .map(ring -> new RingEpoch(ring, Instant.EPOCH))
                .toList());
        assertThat(epochs.stream().map(EpochDocument::changes))
                .containsExactly(
                        List.of("n3 left"),
                        List.of("n1 has another address", "n1 gave up what it held"),
                        List.of("n1 weighs 2, not 1"),
                        List.of("n3 joined"),
                        List.of());
        assertThat(epochs.get(3).moved()).isCloseTo(share(rings.get(1), "n3"), within(BESIDES));
        assertThat(epochs.get(1).moved()).isZero();
        assertThat(epochs.get(4).moved()).isNull();
    }

    private static Topology with(long epoch, int nodes, RingNode second) {
        return Topologies.slotTable(
                epoch,
                IntStream.range(0, nodes)
                        .mapToObj(i -> i == 1 ? second : node(i))
                        .toList());
    }
}
