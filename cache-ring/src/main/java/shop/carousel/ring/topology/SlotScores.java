package shop.carousel.ring.topology;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import shop.carousel.ring.RingNode;

/**
 * How near each node is to each slot: an exponential draw with the node's weight as its rate, made from (name, slot)
 * alone. The nearest node wins, which happens to each with a probability of its weight's share (weighted rendezvous
 * hashing).
 */
final class SlotScores {

    /*
     * A node's draws are stratified: its own permutation of the slots gives each slot one of 65,536 strata, and a hash
     * the place within. Plain hashes leave a deviation of 2.2 % in what one of 32 nodes wins, this 1.6 %. The capacity
     * bound then has less to correct, and moves besides the share halve (mean at 32 nodes: 0.067 % to 0.036 %).
     */

    private static final double UNIT = 0x1p-53;

    private final long[] seeds;
    private final double[] weights;
    private final SlotShuffle[] shuffles;

    /** Breaks ties between nodes, so that not even equal draws make the order of the list matter. */
    private final int[] order;

    private SlotScores(long[] seeds, double[] weights, int[] order) {
        this.seeds = seeds;
        this.weights = weights;
        this.order = order;
        this.shuffles = Arrays.stream(seeds).mapToObj(SlotShuffle::new).toArray(SlotShuffle[]::new);
    }

    static SlotScores of(List<RingNode> nodes) {
        var seeds = nodes.stream()
                .mapToLong(node -> HashRing.XXH3.hashCharsToLong(node.name()))
                .toArray();
        var weights = nodes.stream().mapToDouble(RingNode::weight).toArray();
        return new SlotScores(seeds, weights, orderByName(nodes));
    }

    private static int[] orderByName(List<RingNode> nodes) {
        var byName = IntStream.range(0, nodes.size())
                .boxed()
                .sorted(Comparator.comparing(node -> nodes.get(node).name()))
                .toList();
        var order = new int[nodes.size()];
        for (int rank = 0; rank < order.length; rank++) {
            order[byName.get(rank)] = rank;
        }
        return order;
    }

    int nodes() {
        return seeds.length;
    }

    /** A node's weight among all nodes' weights. */
    double share(int node) {
        return weights[node] / Arrays.stream(weights).sum();
    }

    /** The distance of a node from a slot. {@code StrictMath}, because every machine must agree on the last bit. */
    double distance(int node, int slot) {
        double within = ((HashRing.XXH3.hashLongLongToLong(seeds[node], slot) >>> 11) + 0.5) * UNIT;
        double draw = (shuffles[node].position(slot) + within) / HashRing.SLOTS;
        return -StrictMath.log(draw) / weights[node];
    }

    /**
     * What {@link #distance} is never below, for a fraction of its price: −ln(u) ≥ 1 − u, at the far end of the
     * stratum.
     */
    private double leastDistance(int node, int slot) {
        return (1 - (shuffles[node].position(slot) + 1.0) / HashRing.SLOTS) / weights[node];
    }

    /**
     * The node nearest to a slot. The likeliest is measured first, so that few others have to be.
     *
     * @param floors scratch, one for each node
     */
    int nearest(int slot, double[] floors) {
        int best = 0;
        for (int node = 0; node < floors.length; node++) {
            floors[node] = leastDistance(node, slot);
            best = floors[node] < floors[best] ? node : best;
        }
        double least = distance(best, slot);
        for (int node = 0; node < floors.length; node++) {
            if (floors[node] <= least && node != best) {
                double distance = distance(node, slot);
                if (isBefore(node, distance, best, least)) {
                    best = node;
                    least = distance;
                }
            }
        }
        return best;
    }

    /** The node next after another in a slot's order of preference. */
    int nextAfter(int last, int slot) {
        double floor = distance(last, slot);
        int best = last;
        double least = Double.POSITIVE_INFINITY;
        for (int node = 0; node < seeds.length; node++) {
            double distance = distance(node, slot);
            if (isBefore(last, floor, node, distance) && isBefore(node, distance, best, least)) {
                best = node;
                least = distance;
            }
        }
        return best;
    }

    /** All nodes, one first and the others by their distance from the slot. */
    int[] rankingFrom(int first, int slot) {
        return IntStream.range(0, nodes())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(node -> node == first ? 0 : 1)
                        .thenComparingDouble(node -> distance(node, slot))
                        .thenComparingInt(node -> order[node]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private boolean isBefore(int node, double distance, int other, double otherDistance) {
        return distance < otherDistance || (distance == otherDistance && order[node] < order[other]);
    }
}
