package shop.carousel.ring.topology;

import java.util.stream.IntStream;
import shop.carousel.ring.Placement;

/** The hash modulo the sum of the weights. Perfectly balanced; when a node comes or goes, nearly all keys move. */
record ModuloPlacement(Pool pool, int[] units, double[] shares) implements Placement {

    static ModuloPlacement of(Pool pool) {
        return new ModuloPlacement(pool, pool.units(), pool.weightShares());
    }

    @Override
    public String name() {
        return "modulo";
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
        return (int) Long.remainderUnsigned(HashRing.XXH3.hashCharsToLong(key), units.length);
    }
}
