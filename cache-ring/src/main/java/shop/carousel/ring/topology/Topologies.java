package shop.carousel.ring.topology;

import java.util.Comparator;
import java.util.List;
import shop.carousel.ring.PlacementAlgorithm;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.Topology;

/** Makes topologies: the nodes in order, and their placement. */
public final class Topologies {

    private Topologies() {}

    /** The nodes under the slot table, whatever order they come in. */
    public static Topology slotTable(long epoch, List<RingNode> nodes) {
        return of(PlacementAlgorithm.SLOT_TABLE, epoch, nodes);
    }

    /** Other nodes under the placement that a topology has. */
    public static Topology like(Topology other, long epoch, List<RingNode> nodes) {
        var sorted = sorted(nodes);
        return new Topology(epoch, sorted, Placements.named(other.placement().name(), sorted));
    }

    private static List<RingNode> sorted(List<RingNode> nodes) {
        return nodes.stream().sorted(Comparator.comparing(RingNode::name)).toList();
    }

    /** The nodes under a placement, whatever order they come in. */
    public static Topology of(PlacementAlgorithm placement, long epoch, List<RingNode> nodes) {
        var sorted = sorted(nodes);
        return new Topology(epoch, sorted, Placements.of(placement, sorted));
    }
}
