package shop.carousel.ring.topology;

import com.dynatrace.hash4j.consistent.ConsistentBucketHasher;
import com.dynatrace.hash4j.consistent.ConsistentHashing;
import com.dynatrace.hash4j.random.PseudoRandomGeneratorProvider;
import java.util.stream.IntStream;
import shop.carousel.ring.Placement;

/**
 * Jump consistent hashing (Lamping and Veach 2014), by hash4j, over as many buckets as the weights' sum. Nothing moves
 * besides when the last node by name comes or goes; any other change renumbers the nodes after it.
 */
final class JumpPlacement implements Placement {

    /** Other draws for a key, before the nodes that are left are taken by name. */
    private static final int DRAWS = 64;

    private final Pool pool;
    private final int[] units;
    private final double[] shares;

    /** Keeps the state of a draw, so each thread has its own. */
    private final ThreadLocal<ConsistentBucketHasher> hasher =
            ThreadLocal.withInitial(() -> ConsistentHashing.jumpHash(PseudoRandomGeneratorProvider.splitMix64_V1()));

    private JumpPlacement(Pool pool) {
        this.pool = pool;
        this.units = pool.units();
        this.shares = pool.weightShares();
    }

    static JumpPlacement of(Pool pool) {
        return new JumpPlacement(pool);
    }

    @Override
    public String name() {
        return "jump";
    }

    @Override
    public int owner(String key) {
        return owner(HashRing.XXH3.hashCharsToLong(key));
    }

    @Override
    public int[] ranking(String key) {
        long hash = HashRing.XXH3.hashCharsToLong(key);
        var others = IntStream.range(1, DRAWS).map(draw -> owner(HashRing.XXH3.hashLongLongToLong(hash, draw)));
        return pool.ranking(IntStream.concat(IntStream.of(owner(hash)), others));
    }

    @Override
    public double share(int node) {
        return shares[node];
    }

    private int owner(long hash) {
        return units[hasher.get().getBucket(hash, units.length)];
    }
}
