package shop.carousel.ring.membership;

import java.util.List;
import shop.carousel.ring.PlacementAlgorithm;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.Topology;
import shop.carousel.ring.topology.Topologies;

/** The ring as it was configured: epoch 1, for as long as the process lives. All processes must be configured alike. */
public record StaticMembership(Topology current) implements Membership {

    private static final long FIRST_EPOCH = 1;

    /** Under the slot table. */
    public static StaticMembership of(List<RingNode> nodes) {
        return of(nodes, PlacementAlgorithm.SLOT_TABLE);
    }

    public static StaticMembership of(List<RingNode> nodes, PlacementAlgorithm placement) {
        return new StaticMembership(Topologies.of(placement, FIRST_EPOCH, nodes));
    }
}
