package shop.carousel.catalog.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shop.carousel.ring.RingEpoch;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.Topology;
import shop.carousel.ring.topology.HashRing;
import shop.carousel.ring.topology.Topologies;

/** The picture shows what the ring is. */
class RingFigureTest {

    private static final Pattern STROKE =
            Pattern.compile("M(?<x>[0-9.]+) (?<y>[0-9.]+)A[0-9.]+ [0-9.]+ 0 [01] 1 (?<x2>[0-9.]+) (?<y2>[0-9.]+)");

    private static Topology ring(long epoch, String... names) {
        return Topologies.slotTable(
                epoch,
                IntStream.range(0, names.length)
                        .mapToObj(i -> new RingNode(names[i], "10.0.0.1:" + (i + 1), 1, "z" + i % 2, 1))
                        .toList());
    }

    private static NodeColours colours(Topology... latestFirst) {
        return NodeColours.of(List.of(latestFirst).stream()
                .map(ring -> new RingEpoch(ring, null))
                .toList());
    }

    /** How many 256th parts of the circle a path covers. */
    private static int covered(String path) {
        return STROKE.matcher(path)
                .results()
                .mapToInt(stroke -> Math.floorMod(part(stroke, "x2", "y2") - part(stroke, "x", "y"), 256))
                .sum();
    }

    private static int part(MatchResult stroke, String x, String y) {
        double angle = Math.atan2(Double.parseDouble(stroke.group(x)) - 100, 100 - Double.parseDouble(stroke.group(y)));
        return Math.floorMod(Math.round(angle / (2 * Math.PI) * 256), 256);
    }

    @Test
    void slots_coverTheCircleOnce_asTheNodesOwnThem() {
        Topology ring = ring(1, "a", "b", "c", "d");
        RingFigure figure = RingFigure.of(ring, null, colours(ring), null);
        assertThat(figure.slots().stream().mapToInt(arc -> covered(arc.path())).sum())
                .isEqualTo(256);
        for (RingFigure.Arc arc : figure.slots()) {
            double share = covered(arc.path()) / 256.0;
            assertThat(share > 0.15 && share < 0.35)
                    .as(arc.node() + " " + share)
                    .isTrue();
        }
        assertThat(figure.moved()).isEmpty();
        assertThat(figure.zones().stream().map(RingFigure.ZoneName::name).toList())
                .isEqualTo(List.of("z0", "z1"));
        assertThat(figure.label()).contains("a 25.");
    }

    @Test
    void moved_isWhatTheNewNodeHas_inTheColourOfWhoHadIt() {
        Topology before = ring(1, "a", "c", "d");
        Topology now = ring(2, "a", "b", "c", "d");
        NodeColours colours = colours(now, before);
        RingFigure figure = RingFigure.of(now, before, colours, null);
        int moved = figure.moved().stream().mapToInt(arc -> covered(arc.path())).sum();
        int owned = figure.slots().stream()
                .filter(arc -> arc.node().equals("b"))
                .mapToInt(arc -> covered(arc.path()))
                .sum();
        assertThat(moved).isCloseTo(owned, within(2));
        assertThat(figure.moved().stream().noneMatch(arc -> arc.node().equals("b")))
                .as(figure.moved().toString())
                .isTrue();
    }

    @Test
    void nodes_keepTheirColours_whenOthersJoin() {
        Topology before = ring(1, "b", "c");
        Topology now = ring(2, "a", "b", "c");
        NodeColours colours = colours(now, before);
        assertThat(colours.of("b")).isEqualTo(colours(before).of("b"));
        assertThat(colours.of("c")).isEqualTo(colours(before).of("c"));
        assertThat(colours.of("b")).isNotEqualTo(colours.of("a"));
    }

    @Test
    void hand_pointsToTheSlot() {
        Topology ring = ring(1, "a", "b");
        assertThat(RingFigure.of(ring, null, colours(ring), null).hand()).isNull();
        RingFigure.Hand right =
                RingFigure.of(ring, null, colours(ring), HashRing.SLOTS / 4).hand();
        assertThat(right).isEqualTo(new RingFigure.Hand("165.0", "100.0", "193.0", "100.0"));
    }
}
