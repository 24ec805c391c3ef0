package shop.carousel.ring.topology;

import java.util.stream.IntStream;
import shop.carousel.ring.Placement;

/**
 * The classic ring, in libketama's exact mapping, with the nodes' names as labels. A node that comes or goes moves its
 * own share alone, as long as the weights are equal; the fullest of 8 nodes has about 1.12 times its share.
 */
record KetamaPlacement(Pool pool, KetamaPoints circle, double[] shares) implements Placement {

    private static final double PLACES = 0x1p32;

    static KetamaPlacement of(Pool pool) {
        var circle = KetamaPoints.of(pool.names(), pool.weights());
        return new KetamaPlacement(pool, circle, shares(pool, circle));
    }

    @Override
    public String name() {
        return "ketama";
    }

    @Override
    public int owner(String key) {
        return ownerOf(circle.pointAt(KetamaPoints.hash(key)));
    }

    @Override
    public int[] ranking(String key) {
        int first = circle.pointAt(KetamaPoints.hash(key));
        return pool.ranking(IntStream.range(0, circle.size()).map(i -> ownerOf((first + i) % circle.size())));
    }

    @Override
    public double share(int node) {
        return shares[node];
    }

    private int ownerOf(int point) {
        return pool.indexes()[circle.servers()[point]];
    }

    /** Each point owns what lies between the one before and itself. */
    private static double[] shares(Pool pool, KetamaPoints circle) {
        var shares = new double[pool.size()];
        for (int point = 0; point < circle.size(); point++) {
            int before = circle.points()[point == 0 ? circle.size() - 1 : point - 1];
            long length = Integer.toUnsignedLong(circle.points()[point] - before);
            shares[pool.indexes()[circle.servers()[point]]] += length / PLACES;
        }
        return shares;
    }
}
