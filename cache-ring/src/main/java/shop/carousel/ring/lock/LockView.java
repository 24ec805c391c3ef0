package shop.carousel.ring.lock;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.Topology;
import shop.carousel.ring.node.Tokens;
import shop.carousel.ring.topology.Topologies;

/**
 * The lock nodes and which of them has which lock. Not the ring of entries: a lock is not moved by a node's failure,
 * and no entry may push it out.
 *
 * @param nodes in the order of {@link Topology#nodes()}, which is the order in which locks are taken
 * @param waiters those who wait in this process
 */
public record LockView(Topology topology, List<LockNode> nodes, Tokens tokens, RingOptions options, Waiters waiters) {

    public static LockView of(Vertx vertx, RingOptions options, Tokens tokens) {
        var topology = Topologies.slotTable(options.locks().epoch(), options.lockNodes());
        var waiters = new Waiters();
        var nodes = topology.nodes().stream()
                .map(node -> LockNode.redis(vertx, node, options, tokens.process(), waiters))
                .toList();
        return new LockView(topology, nodes, tokens, options, waiters);
    }

    /** Each node's part of these keys, each key once, nodes and keys in order. */
    List<Share> shares(Collection<String> keys) {
        SortedMap<Integer, List<String>> byNode = new TreeMap<>();
        for (var key : new TreeSet<>(keys)) {
            byNode.computeIfAbsent(topology.placement().owner(key), ignored -> new ArrayList<>())
                    .add(key);
        }
        return byNode.entrySet().stream()
                .map(entry -> new Share(nodes.get(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** Stops listening to the nodes; their clients are closed with all others. */
    public void close() {
        nodes.forEach(node -> node.wakes().close());
    }
}
