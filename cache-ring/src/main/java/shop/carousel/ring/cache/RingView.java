package shop.carousel.ring.cache;

import java.util.List;
import shop.carousel.ring.Topology;

/**
 * A topology with the clients of its nodes: an immutable snapshot.
 *
 * @param nodes in the order of {@link Topology#nodes()}
 */
public record RingView(Topology topology, List<CacheNode> nodes) {

    public RingView {
        nodes = List.copyOf(nodes);
    }

    CacheNode owner(String key) {
        return nodes.get(topology.placement().owner(key));
    }
}
