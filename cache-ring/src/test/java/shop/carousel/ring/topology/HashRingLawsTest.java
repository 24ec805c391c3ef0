package shop.carousel.ring.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shop.carousel.ring.RingNode;

/** The promises of the slot table, over 1,000 random pools of 4 to 32 nodes with random names and weights. */
class HashRingLawsTest {

    private static final int POOLS = 1_000;
    private static final double FULLEST = 1.02;
    private static final double MOVED_BESIDES = 0.001;

    /**
     * One pool, and the same without one of its nodes: to leave and to join are the same two tables, read in the two
     * directions.
     *
     * @param leaving index of the node that is missing from the smaller one
     */
    private record Pools(List<RingNode> nodes, int leaving, boolean weighted) {

        static Pools random(long seed) {
            var random = new SplittableRandom(seed);
            boolean weighted = random.nextBoolean();
            int nodes = 5 + random.nextInt(28);
            var pool = new ArrayList<RingNode>();
            for (int i = 0; i < nodes; i++) {
                int weight = weighted ? 1 + random.nextInt(4) : 1;
                pool.add(new RingNode("n" + Long.toHexString(random.nextLong()), "h:1", weight, "z1", 1));
            }
            pool.sort(Comparator.comparing(RingNode::name));
            return new Pools(pool, random.nextInt(nodes), weighted);
        }

        List<RingNode> without() {
            var fewer = new ArrayList<>(nodes);
            fewer.remove(leaving);
            return fewer;
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void table_randomPools_isBalancedAndMovesLittle() {
        LongStream.range(0, POOLS).parallel().mapToObj(Pools::random).forEach(pools -> {
            var large = HashRing.of(pools.nodes());
            var small = HashRing.of(pools.without());
            assertBalanced(large, pools.nodes());
            assertBalanced(small, pools.without());
            assertThat(movedBesides(pools, large, small))
                    .as("moved besides the share of %d in %s", pools.leaving(), pools.nodes())
                    .isLessThanOrEqualTo(MOVED_BESIDES);
        });
    }

    private static void assertBalanced(HashRing ring, List<RingNode> nodes) {
        double total = nodes.stream().mapToInt(RingNode::weight).sum();
        for (int i = 0; i < nodes.size(); i++) {
            assertThat(ring.share(i) * total / nodes.get(i).weight()).isLessThanOrEqualTo(FULLEST);
        }
    }

    /** The part of the ring that changes hands between nodes that are in both pools. */
    private static double movedBesides(Pools pools, HashRing large, HashRing small) {
        int moved = 0;
        for (int slot = 0; slot < HashRing.SLOTS; slot++) {
            int before = large.ownerOfSlot(slot);
            int after = small.ownerOfSlot(slot);
            int sameName = after < pools.leaving() ? after : after + 1;
            if (before != pools.leaving() && before != sameName) {
                moved++;
            }
        }
        return (double) moved / HashRing.SLOTS;
    }
}
