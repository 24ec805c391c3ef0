package shop.carousel.ring.membership;

import java.util.List;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.Topology;

/** Places keys on nodes: a pure function, the same in every process. */
@FunctionalInterface
public interface TopologyMaker {

    Topology make(long epoch, List<RingNode> nodes);
}
