package shop.carousel.ring.topology;

import java.util.Comparator;
import java.util.stream.IntStream;
import shop.carousel.ring.Placement;

/**
 * Weighted rendezvous hashing, for each key anew: every node draws a distance, exponential with its weight as rate, and
 * the nearest owns the key. What a change does not concern does not move. The price is a hash and a logarithm for each
 * node.
 */
record RendezvousPlacement(Pool pool, long[] seeds, double[] shares) implements Placement {

    private static final double UNIT = 0x1p-53;

    static RendezvousPlacement of(Pool pool) {
        var seeds =
                pool.names().stream().mapToLong(HashRing.XXH3::hashCharsToLong).toArray();
        return new RendezvousPlacement(pool, seeds, pool.weightShares());
    }

    @Override
    public String name() {
        return "rendezvous";
    }

    @Override
    public int owner(String key) {
        long hash = HashRing.XXH3.hashCharsToLong(key);
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int rank = 0; rank < seeds.length; rank++) {
            double distance = distance(rank, hash);
            if (distance < least) {
                best = rank;
                least = distance;
            }
        }
        return pool.indexes()[best];
    }

    @Override
    public int[] ranking(String key) {
        long hash = HashRing.XXH3.hashCharsToLong(key);
        return IntStream.range(0, pool.size())
                .boxed()
                .sorted(Comparator.comparingDouble(rank -> distance(rank, hash)))
                .mapToInt(rank -> pool.indexes()[rank])
                .toArray();
    }

    @Override
    public double share(int node) {
        return shares[node];
    }

    /** {@code StrictMath}, because every machine must agree on the last bit. */
    private double distance(int rank, long hash) {
        double draw = ((HashRing.XXH3.hashLongLongToLong(seeds[rank], hash) >>> 11) + 0.5) * UNIT;
        return -StrictMath.log(draw) / pool.weights()[rank];
    }
}
