package shop.carousel.catalog.console;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.NodeState;
import shop.carousel.ring.NodeStatus;

/**
 * A node as the page prints it. What is not known is a dash.
 *
 * @param up whether it answers and this instance uses it
 * @param state {@code up}; {@code away} when it does not answer; {@code not used} while its breaker is open
 * @param latency how long its answers take, median and 99 of 100
 */
record NodeRow(
        String id,
        String address,
        String zone,
        int weight,
        long incarnation,
        boolean up,
        String state,
        String share,
        String sharePercent,
        String keys,
        String bytes,
        String hitRatio,
        String operations,
        String latency,
        int colour) {

    static List<NodeRow> of(CacheRing ring, MeterRegistry meters, NodeColours colours) {
        return rows(ring, ring.nodes(), meters, colours);
    }

    static List<NodeRow> ofLockNodes(CacheRing ring, MeterRegistry meters, NodeColours colours) {
        return rows(ring, ring.lockNodes(), meters, colours);
    }

    private static List<NodeRow> rows(
            CacheRing ring, List<NodeStatus> nodes, MeterRegistry meters, NodeColours colours) {
        var used = ring.states();
        return nodes.stream()
                .map(node -> row(node, used.get(node.id()), latency(node.id(), meters), colours.of(node.id())))
                .toList();
    }

    private static NodeRow row(NodeStatus node, @Nullable NodeState used, String latency, int colour) {
        boolean answers = node.state() == NodeState.UP;
        boolean isUsed = used == NodeState.UP;
        return new NodeRow(
                node.id(),
                node.address(),
                node.zone(),
                node.weight(),
                node.incarnation(),
                answers && isUsed,
                !answers ? "away" : isUsed ? "up" : "not used",
                "%.4f".formatted(node.share()),
                Figures.percent(node.share()),
                Figures.number(node.keys()),
                Figures.bytes(node.bytes()),
                Figures.percent(node.hitRatio()),
                Figures.number(node.opsPerSecond()),
                latency,
                colour);
    }

    private static String latency(String node, MeterRegistry meters) {
        Timer timer = meters.find("carousel.ring.node.latency")
                .tags("node", node, "outcome", "answered")
                .timer();
        if (timer == null || timer.count() == 0) {
            return Figures.UNKNOWN;
        }
        if (timer.max(TimeUnit.NANOSECONDS) == 0) {
            return Figures.UNKNOWN; // nobody has asked it lately
        }
        return Stream.of(timer.takeSnapshot().percentileValues())
                .filter(each -> each.percentile() == 0.5 || each.percentile() == 0.99)
                .map(NodeRow::millis)
                .reduce((median, high) -> median + " / " + high + " ms")
                .orElse(Figures.UNKNOWN);
    }

    private static String millis(ValueAtPercentile value) {
        return "%.2f".formatted(value.value(TimeUnit.MILLISECONDS));
    }
}
