package shop.carousel.ring.lock;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import shop.carousel.ring.RingNode;
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
 * @param term until when this is the lock ring
 * @param farewells to the nodes that were lock nodes before
 */
public record LockView(
        Topology topology,
        List<LockNode> nodes,
        Tokens tokens,
        RingOptions options,
        Waiters waiters,
        LockTerm term,
        List<Farewell> farewells) {

    public static LockView of(Vertx vertx, RingOptions options, Tokens tokens) {
        var topology = Topologies.slotTable(options.locks().epoch(), options.lockNodes());
        var waiters = new Waiters();
        var term = new LockTerm(options.locks().epoch());
        var nodes = topology.nodes().stream()
                .map(node -> LockNode.redis(vertx, node, options, tokens.process(), waiters, term))
                .toList();
        var view = new LockView(topology, nodes, tokens, options, waiters, term, new CopyOnWriteArrayList<>());
        view.leave(vertx, options.formerLockNodes());
        return view;
    }

    /** These were lock nodes before: those that are none any more are told so, each once. */
    public void leave(Vertx vertx, Collection<RingNode> former) {
        former.stream()
                .filter(node -> topology.nodes().stream()
                        .noneMatch(here -> here.address().equals(node.address())))
                .filter(node -> farewells.stream()
                        .noneMatch(farewell -> farewell.address().equals(node.address())))
                .forEach(node -> farewells.add(Farewell.to(vertx, node, options, term)));
    }

    /** What keeps this process from taking any lock for now; nothing mostly. */
    Optional<Grant> obstacle() {
        return farewells.stream()
                .map(farewell -> new Grant.Settling(farewell.node(), farewell.left()))
                .filter(settling -> !settling.left().isZero())
                .max(Comparator.comparing(Grant.Settling::left))
                .map(Grant.class::cast);
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
        farewells.forEach(Farewell::close);
    }
}
