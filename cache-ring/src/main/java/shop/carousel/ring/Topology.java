package shop.carousel.ring;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The ring at one epoch: its nodes, and which of them owns a key. Immutable. Every process passes through the same
 * sequence of topologies.
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
        return IntStream.of(ownerIndexes(key, count)).mapToObj(nodes::get).toList();
    }

    /** Like {@link #owners}, by their index in {@link #nodes}. */
    public int[] ownerIndexes(String key, int count) {
        if (count == 1) {
            return new int[] {placement.owner(key)};
        }
        var ranking = placement.ranking(key);
        var chosen = new int[Math.min(count, ranking.length)];
        var taken = new boolean[ranking.length];
        int firstOfRound = 0;
        for (int i = 0; i < chosen.length; ) {
            int next = next(ranking, taken, chosen, firstOfRound, i);
            if (next < 0) {
                // Every zone has one: begin another round.
                firstOfRound = i;
            } else {
                taken[next] = true;
                chosen[i++] = ranking[next];
            }
        }
        return chosen;
    }

    /** The rank of the next node in a zone that has no owner in this round; -1 when there is none. */
    private int next(int[] ranking, boolean[] taken, int[] chosen, int firstOfRound, int end) {
        for (int i = 0; i < ranking.length; i++) {
            if (!taken[i]
                    && !hasZone(chosen, firstOfRound, end, nodes.get(ranking[i]).zone())) {
                return i;
            }
        }
        return -1;
    }

    private boolean hasZone(int[] chosen, int from, int to, String zone) {
        for (int i = from; i < to; i++) {
            if (nodes.get(chosen[i]).zone().equals(zone)) {
                return true;
            }
        }
        return false;
    }

    /** Whether every key has the same owner as in another topology, by the names of the nodes. */
    public boolean isPlacedAs(Topology other) {
        if (nodes.size() != other.nodes.size()) {
            return false;
        }
        for (int i = 0; i < nodes.size(); i++) {
            var mine = nodes.get(i);
            var theirs = other.nodes.get(i);
            if (!mine.name().equals(theirs.name()) || mine.weight() != theirs.weight()) {
                return false;
            }
        }
        return true;
    }
}
