package shop.carousel.ring.cache;

import java.util.List;
import java.util.function.Function;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.Topology;

/**
 * A topology with the clients of its nodes: an immutable snapshot.
 *
 * @param seats in the order of {@link Topology#nodes()}
 */
public record RingView(Topology topology, List<Seat> seats) {

    public RingView {
        seats = List.copyOf(seats);
    }

    /**
     * The view of a topology.
     *
     * @param ring the name under which nodes keep this ring's epoch
     */
    public static RingView of(String ring, Topology topology, Function<RingNode, CacheNode> clients) {
        var stamp = Stamp.of(ring, topology.epoch());
        return new RingView(
                topology,
                topology.nodes().stream()
                        .map(node -> clients.apply(node).seat(node, stamp))
                        .toList());
    }

    Seat owner(String key) {
        return seats.get(topology.placement().owner(key));
    }
}
