package shop.carousel.bench.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.RingNode;

/** Where keys go, before and after a node in the middle of the list has left. To join is the same, read backwards. */
record Spread(Contender contender, int nodes, int keys) {

    PlacementFigures figures(@Nullable Double lookupNanos) {
        var large = contender.locator(pool(nodes));
        var small = contender.locator(without(nodes / 2, pool(nodes)));
        var larger = contender.locator(joined());
        var owners = owners(large);
        return new PlacementFigures(
                contender.label(),
                contender.isPeer(),
                nodes,
                fullest(owners),
                movedPercent(owners, owners(small), nodes / 2),
                movedPercent(owners(larger), owners, nodes / 2),
                lookupNanos,
                large.kept() == null ? null : Footprint.of(large.kept()));
    }

    /** Names as a pool has them, and addresses that are all unlike. */
    static List<RingNode> pool(int nodes) {
        return IntStream.range(0, nodes).mapToObj(Spread::node).toList();
    }

    private static RingNode node(int number) {
        return RingNode.of(
                "node-%03d".formatted(2 * number), "10.0.%d.%d:6379".formatted(number / 100, 1 + number % 100));
    }

    private static List<RingNode> without(int leaving, List<RingNode> pool) {
        var fewer = new ArrayList<>(pool);
        fewer.remove(leaving);
        return fewer;
    }

    /** One more, in the middle of the list by name. */
    private List<RingNode> joined() {
        var more = new ArrayList<>(pool(nodes));
        more.add(nodes / 2, RingNode.of("node-%03d".formatted(nodes / 2 * 2 - 1), "10.0.9.9:6379"));
        return more;
    }

    static String key(int number) {
        return "product-" + number;
    }

    private byte[] owners(Locator locator) {
        var owners = new byte[keys];
        for (int i = 0; i < keys; i++) {
            owners[i] = (byte) locator.owner(key(i));
        }
        return owners;
    }

    private double fullest(byte[] owners) {
        var counts = new int[nodes];
        for (byte owner : owners) {
            counts[owner & 0xFF]++;
        }
        return IntStream.of(counts).max().orElseThrow() / ((double) keys / nodes);
    }

    /** Keys that change between nodes that are in both pools. */
    private double movedPercent(byte[] large, byte[] small, int onlyInLarge) {
        int moved = 0;
        for (int i = 0; i < keys; i++) {
            int before = large[i] & 0xFF;
            int after = small[i] & 0xFF;
            int sameNode = after < onlyInLarge ? after : after + 1;
            if (before != onlyInLarge && before != sameNode) {
                moved++;
            }
        }
        return 100.0 * moved / keys;
    }
}
