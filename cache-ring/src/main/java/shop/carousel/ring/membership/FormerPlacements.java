package shop.carousel.ring.membership;

import java.util.ArrayList;
import java.util.List;
import shop.carousel.ring.RingNode;

/**
 * How keys were placed before: the nodes that held, the latest first, each set once. A node that is still in the
 * incarnation of then may have kept entries of keys that are elsewhere now, and will be read again should these come
 * back.
 */
public record FormerPlacements(List<List<RingNode>> sets) {

    /** The most that are remembered: of 256 nodes as many as still fit into one record of the log. */
    public static final int MOST = 24;

    public static final FormerPlacements NONE = new FormerPlacements(List.of());

    public FormerPlacements {
        sets = sets.stream().map(List::copyOf).toList();
    }

    /** What decides where a key is. */
    private record Share(String name, int weight, String zone) {}

    private static List<Share> shares(List<RingNode> nodes) {
        return nodes.stream()
                .map(node -> new Share(node.name(), node.weight(), node.zone()))
                .toList();
    }

    /** Whether keys are at the same nodes by both. */
    static boolean areAlike(List<RingNode> nodes, List<RingNode> others) {
        return shares(nodes).equals(shares(others));
    }

    /** With the set that held last, and without those of which nobody is left. */
    FormerPlacements after(List<RingNode> last, List<RingNode> now) {
        if (areAlike(last, now)) {
            return this;
        }
        var later = new ArrayList<List<RingNode>>();
        later.add(last);
        sets.stream()
                .filter(set -> !areAlike(set, last) && !areAlike(set, now))
                .filter(set -> set.stream().anyMatch(node -> isStill(node, now)))
                .forEach(later::add);
        return new FormerPlacements(later);
    }

    private static boolean isStill(RingNode node, List<RingNode> now) {
        return now.stream()
                .anyMatch(each -> each.name().equals(node.name()) && each.incarnation() == node.incarnation());
    }
}
