package shop.carousel.ring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The ring at one epoch: which nodes, and which of them owns a key. Immutable; every process passes through the same
 * sequence of these.
 *
 * @param epoch rises by one with every change of the ring
 * @param nodes in the order of their names
 */
public record Topology(long epoch, List<RingNode> nodes, Placement placement) {

    public Topology {
        nodes = List.copyOf(nodes);
        for (int i = 1; i < nodes.size(); i++) {
            if (nodes.get(i - 1).name().compareTo(nodes.get(i).name()) >= 0) {
                throw new IllegalArgumentException("Nodes stand in the order of their names, each once: " + nodes);
            }
        }
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("A ring has at least one node");
        }
    }

    /** The node that owns a key: one hash and one array read. */
    public RingNode owner(String key) {
        return nodes.get(placement.owner(key));
    }

    /**
     * The key's first owners, at most one per zone while zones last.
     *
     * @param count how many; all nodes when there are fewer
     */
    public List<RingNode> owners(String key, int count) {
        var ranked = new ArrayList<RingNode>();
        for (int node : placement.ranking(key)) {
            ranked.add(nodes.get(node));
        }
        var chosen = new ArrayList<RingNode>();
        while (chosen.size() < Math.min(count, nodes.size())) {
            takeOnePerZone(ranked, chosen, count);
        }
        return List.copyOf(chosen);
    }

    private static void takeOnePerZone(List<RingNode> ranked, List<RingNode> chosen, int count) {
        var zones = new HashSet<String>();
        for (var each = ranked.iterator(); each.hasNext() && chosen.size() < count; ) {
            var node = each.next();
            if (zones.add(node.zone())) {
                chosen.add(node);
                each.remove();
            }
        }
    }
}
