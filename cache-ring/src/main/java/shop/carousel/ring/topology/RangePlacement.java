package shop.carousel.ring.topology;

import java.util.stream.IntStream;
import shop.carousel.ring.Placement;

/**
 * Range partition: the hash's range in runs by name, each as long as its node's weight says. Ranges of the keys themselves would keep neighbours
 * together, but need borders that follow the data.
 */
record RangePlacement(Pool pool, int[] units, double[] shares) implements Placement {

    static RangePlacement of(Pool pool) {
        return new RangePlacement(pool, pool.units(), pool.weightShares());
    }

    @Override
    public String name() {
        return "range";
    }

    @Override
    public int owner(String key) {
        return units[unit(key)];
    }

    @Override
    public int[] ranking(String key) {
        int first = unit(key);
        return pool.ranking(IntStream.range(0, units.length).map(i -> units[(first + i) % units.length]));
    }

    @Override
    public double share(int node) {
        return shares[node];
    }

    /** The hash as a fraction of its range, times the units: the high half of their product. */
    private int unit(String key) {
        return (int) Math.unsignedMultiplyHigh(HashRing.XXH3.hashCharsToLong(key), units.length);
    }
}
