package shop.carousel.ring.topology;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Which node owns each of many places. Immutable. */
record OwnerTable(Pool pool, byte[] owners) {

    /** Places in runs of each node's share, by name: the first borders are rounded down. */
    static OwnerTable inRuns(Pool pool, int places) {
        var owners = new byte[places];
        long passed = 0;
        for (int rank = 0; rank < pool.size(); rank++) {
            int from = (int) (passed * places / pool.totalWeight());
            passed += pool.weights()[rank];
            int to = (int) (passed * places / pool.totalWeight());
            Arrays.fill(owners, from, to, (byte) pool.indexes()[rank]);
        }
        return new OwnerTable(pool, owners);
    }

    int owner(int place) {
        return owners[place] & 0xFF;
    }

    /** The nodes in the order in which they come up from a place onwards. */
    int[] ranking(int place) {
        return pool.ranking(IntStream.range(0, owners.length).map(i -> owner((place + i) % owners.length)));
    }

    double share(int node) {
        return (double) IntStream.range(0, owners.length)
                        .filter(place -> owner(place) == node)
                        .count()
                / owners.length;
    }
}
