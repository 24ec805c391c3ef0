package shop.carousel.ring.topology;

import java.util.stream.IntStream;
import shop.carousel.ring.Placement;

/**
 * Consistent hashing with bounded loads (Mirrokni, Thorup, Zadimoghaddam 2018): 65,536 slots on ketama's circle, given
 * out in their order; a slot whose node is full, at 1.02 times its share, walks on to the next with room. The bound of
 * the slot table, settled in the usual way: it holds, and pays with moves.
 */
record BoundedLoadPlacement(OwnerTable table, double[] shares) implements Placement {

    private static final int SLOT_SHIFT = Integer.SIZE - 16;

    static BoundedLoadPlacement of(Pool pool) {
        var table = new OwnerTable(pool, owners(pool));
        return new BoundedLoadPlacement(table, Shares.of(table, pool.size()));
    }

    @Override
    public String name() {
        return "bounded-loads";
    }

    @Override
    public int owner(String key) {
        return table.owner(HashRing.slot(key));
    }

    @Override
    public int[] ranking(String key) {
        return table.ranking(HashRing.slot(key));
    }

    @Override
    public double share(int node) {
        return shares[node];
    }

    private static byte[] owners(Pool pool) {
        var circle = KetamaPoints.of(pool.names(), pool.weights(), 1);
        var room = IntStream.of(pool.weights())
                .map(weight -> (int) Math.ceil(SlotMatching.CAPACITY * HashRing.SLOTS * weight / pool.totalWeight()))
                .toArray();
        var owners = new byte[HashRing.SLOTS];
        for (int slot = 0; slot < owners.length; slot++) {
            int point = circle.pointAt(slot << SLOT_SHIFT);
            while (room[circle.servers()[point]] == 0) {
                point = (point + 1) % circle.size();
            }
            int rank = circle.servers()[point];
            room[rank]--;
            owners[slot] = (byte) pool.indexes()[rank];
        }
        return owners;
    }
}
