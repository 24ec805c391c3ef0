package shop.carousel.ring.topology;

import java.util.stream.IntStream;
import shop.carousel.ring.Placement;

/**
 * The hash divided among units, of which each node has as many as its weight says, in the order of names. Perfectly
 * balanced.
 */
record UnitPlacement(String name, Pool pool, int[] units, double[] shares, Division division) implements Placement {

    /** Says which of so many units a hash belongs to. */
    @FunctionalInterface
    interface Division {

        int unit(long hash, int units);
    }

    /** The hash modulo the sum of the weights: when a node comes or goes, nearly all keys move. */
    static UnitPlacement modulo(Pool pool) {
        return of("modulo", pool, (hash, units) -> (int) Long.remainderUnsigned(hash, units));
    }

    /**
     * Range partition: the hash as a fraction of its range, times the units, which is the high half of their product.
     * Ranges of the keys themselves would keep neighbours together, but need borders that follow the data.
     */
    static UnitPlacement range(Pool pool) {
        return of("range", pool, (hash, units) -> (int) Math.unsignedMultiplyHigh(hash, units));
    }

    private static UnitPlacement of(String name, Pool pool, Division division) {
        return new UnitPlacement(name, pool, pool.units(), pool.weightShares(), division);
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

    private int unit(String key) {
        return division.unit(HashRing.XXH3.hashCharsToLong(key), units.length);
    }
}
