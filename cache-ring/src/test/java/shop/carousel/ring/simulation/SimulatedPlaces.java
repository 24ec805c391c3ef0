package shop.carousel.ring.simulation;

import java.util.List;
import shop.carousel.ring.PlacementAlgorithm;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.Topology;
import shop.carousel.ring.topology.Topologies;

/** Stands for the slot table, which takes longer to compute than most of a schedule. */
public final class SimulatedPlaces {

    private SimulatedPlaces() {}

    public static Topology slotTable(long epoch, List<RingNode> nodes) {
        return Topologies.of(PlacementAlgorithm.MODULO, epoch, nodes);
    }
}
