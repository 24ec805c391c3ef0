package shop.carousel.ring.lock;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.Topology;
import shop.carousel.ring.membership.StaticMembership;

/**
 * The lock nodes and which of them has which lock. Not the ring of entries: a lock is not moved by a node's failure,
 * and no entry may push it out.
 *
 * @param nodes in the order of {@link Topology#nodes()}, which is the order in which locks are taken
 */
public record LockView(Topology topology, List<LockNode> nodes) {

    public static LockView of(Vertx vertx, List<RingNode> nodes, NodeOptions options) {
        var topology = StaticMembership.of(nodes).current();
        return new LockView(
                topology,
                topology.nodes().stream()
                        .map(node -> LockNode.redis(vertx, node, options))
                        .toList());
    }

    /** The keys of each node, each once, nodes and keys in order. */
    SortedMap<Integer, List<String>> byNode(Collection<String> keys) {
        var byNode = new TreeMap<Integer, List<String>>();
        for (var key : new TreeSet<>(keys)) {
            byNode.computeIfAbsent(topology.placement().owner(key), ignored -> new ArrayList<>())
                    .add(key);
        }
        return byNode;
    }
}
