package shop.carousel.catalog.console;

import java.util.ArrayList;
import java.util.List;
import shop.carousel.ring.RingEpoch;
import shop.carousel.ring.RingNode;

/**
 * The colour of each node, 1 to {@value #COLOURS}. A node keeps its own when others join or leave, as long as the ring
 * remembers the epochs in between.
 */
record NodeColours(List<String> names) {

    private static final int COLOURS = 8;

    static NodeColours of(List<RingEpoch> latestFirst) {
        List<String> names = new ArrayList<>();
        for (RingEpoch epoch : latestFirst.reversed()) {
            for (RingNode node : epoch.topology().nodes()) {
                if (!names.contains(node.name())) {
                    names.add(node.name());
                }
            }
        }
        return new NodeColours(List.copyOf(names));
    }

    int of(String node) {
        return Math.max(0, names.indexOf(node)) % COLOURS + 1;
    }
}
