package shop.carousel.ring.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shop.carousel.ring.PlacementAlgorithm;
import shop.carousel.ring.RingNode;

/** Placements worth writing down: every kind, plain and weighted pools, plain and odd keys. Prints them when run. */
final class WrittenPlacements {

    private static final List<String> ODD_KEYS = List.of(" ", "Ä", "日本語", "😀", "a".repeat(200));

    private WrittenPlacements() {}

    public static void main(String[] args) {
        lines().forEach(System.out::println);
    }

    static List<String> lines() {
        var lines = new ArrayList<String>();
        for (int nodes : new int[] {3, 8}) {
            lines.addAll(lines(PlacementAlgorithm.SLOT_TABLE, "equal", pool(nodes, 1), 60));
            lines.addAll(lines(PlacementAlgorithm.SLOT_TABLE, "weighted", pool(nodes, 3), 60));
        }
        Stream.of(PlacementAlgorithm.values())
                .skip(1)
                .forEach(each -> lines.addAll(lines(each, each.label(), pool(8, 3), 12)));
        return lines;
    }

    private static List<RingNode> pool(int nodes, int weights) {
        return IntStream.range(0, nodes)
                .mapToObj(i -> new RingNode("redis-" + (char) ('a' + i), "h:1", 1 + i % weights, "z1", 1))
                .toList();
    }

    private static List<String> lines(PlacementAlgorithm algorithm, String kind, List<RingNode> nodes, int plainKeys) {
        var topology = Topologies.of(algorithm, 1, nodes);
        var keys = new ArrayList<>(ODD_KEYS);
        IntStream.range(0, plainKeys).forEach(i -> keys.add("sku-" + i));
        return keys.stream()
                .map(key -> "%d %s: %.20s -> %s"
                        .formatted(nodes.size(), kind, key, topology.owner(key).name()))
                .toList();
    }
}
