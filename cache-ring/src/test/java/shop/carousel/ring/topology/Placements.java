package shop.carousel.ring.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import shop.carousel.ring.RingNode;

/** Placements worth writing down: plain and weighted pools, plain and odd keys. Prints them when run. */
final class Placements {

    private static final List<String> ODD_KEYS = List.of(" ", "Ä", "日本語", "😀", "a".repeat(200));

    private Placements() {}

    public static void main(String[] args) {
        lines().forEach(System.out::println);
    }

    static List<String> lines() {
        var lines = new ArrayList<String>();
        for (int nodes : new int[] {3, 8}) {
            lines.addAll(lines("equal", pool(nodes, 1)));
            lines.addAll(lines("weighted", pool(nodes, 3)));
        }
        return lines;
    }

    private static List<RingNode> pool(int nodes, int weights) {
        return IntStream.range(0, nodes)
                .mapToObj(i -> new RingNode("redis-" + (char) ('a' + i), "h:1", 1 + i % weights, "z1", 1))
                .toList();
    }

    private static List<String> lines(String kind, List<RingNode> nodes) {
        var topology = Topologies.slotTable(1, nodes);
        var keys = new ArrayList<>(ODD_KEYS);
        IntStream.range(0, 60).forEach(i -> keys.add("sku-" + i));
        return keys.stream()
                .map(key -> "%d %s: %.20s -> %s"
                        .formatted(nodes.size(), kind, key, topology.owner(key).name()))
                .toList();
    }
}
