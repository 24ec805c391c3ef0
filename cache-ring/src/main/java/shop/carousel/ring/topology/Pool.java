package shop.carousel.ring.topology;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shop.carousel.ring.RingNode;

/**
 * The nodes of a placement in the order of their names, so that the order of the list cannot matter.
 *
 * @param names by rank
 * @param weights by rank
 * @param indexes where the node of each rank stands in the list that the placement speaks of
 */
record Pool(List<String> names, int[] weights, int[] indexes) {

    static Pool of(List<RingNode> nodes) {
        if (nodes.isEmpty() || nodes.size() > HashRing.MAX_NODES) {
            throw new IllegalArgumentException("A ring has 1.." + HashRing.MAX_NODES + " nodes, not " + nodes.size());
        }
        var indexes = IntStream.range(0, nodes.size())
                .boxed()
                .sorted(Comparator.comparing(i -> nodes.get(i).name()))
                .mapToInt(Integer::intValue)
                .toArray();
        var names = IntStream.of(indexes).mapToObj(i -> nodes.get(i).name()).toList();
        if (Stream.of(names.toArray()).distinct().count() < names.size()) {
            throw new IllegalArgumentException("Each node has a name of its own, unlike these: " + names);
        }
        return new Pool(
                names, IntStream.of(indexes).map(i -> nodes.get(i).weight()).toArray(), indexes);
    }

    int size() {
        return weights.length;
    }

    int totalWeight() {
        return IntStream.of(weights).sum();
    }

    /** By index: a node's weight among all. */
    double[] weightShares() {
        var shares = new double[size()];
        for (int rank = 0; rank < shares.length; rank++) {
            shares[indexes[rank]] = (double) weights[rank] / totalWeight();
        }
        return shares;
    }

    /** As many entries for each node as its weight says, in runs: its index. */
    int[] units() {
        return IntStream.range(0, size())
                .flatMap(rank -> IntStream.range(0, weights[rank]).map(ignored -> indexes[rank]))
                .toArray();
    }

    /** All nodes in the order in which they come up first; those that do not come up, by name. */
    int[] ranking(IntStream owners) {
        return IntStream.concat(owners, IntStream.of(indexes))
                .distinct()
                .limit(size())
                .toArray();
    }
}
