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
import shop.carousel.ring.membership.Terms;
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

    /** @param confirmed whether there is no membership log that has to confirm this lock ring */
    public static LockView of(Vertx vertx, RingOptions options, Tokens tokens, boolean confirmed) {
        var topology = Topologies.slotTable(options.locks().epoch(), options.lockNodes());
        var waiters = new Waiters();
        var term = new LockTerm(options.locks().epoch(), confirmed);
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

    /**
     * What the membership log has. Before it has this process's lock ring, nothing is locked: the nodes that leave
     * could be others than this process knows.
     */
    public void agree(Vertx vertx, Terms.LockRing agreed) {
        term.hear(agreed.epoch());
        if (agreed.epoch() == topology.epoch()) {
            if (agreed.isOn(topology.nodes())) {
                leave(vertx, agreed.former());
                term.confirm();
            } else {
                term.end("other processes have other lock nodes at the same epoch, " + agreed.epoch());
            }
        }
    }

    /** What keeps this process from taking any lock for now; nothing mostly. */
    Optional<Grant> obstacle() {
        if (!term.isConfirmed()) {
            return Optional.of(new Grant.Away("The lock ring", "the membership log has not confirmed it yet"));
        }
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
