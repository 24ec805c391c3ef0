package shop.carousel.ring.topology;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.List;
import shop.carousel.ring.Placement;
import shop.carousel.ring.RingNode;

/**
 * The slot table: the circle is cut into 65,536 slots, and each belongs to one node.
 *
 * <p>Promises: the fullest node owns at most 1.02 × its weight's share. When one of 4 to 32 nodes joins or leaves, its
 * own share moves and at most 0.1 % besides. Only the nodes' names and weights matter, not their order and not their
 * addresses. A lookup is one hash and one array read, and allocates nothing. Immutable.
 *
 * <p>Does not promise even load under skew: one hot key stays on one node.
 */
public final class HashRing implements Placement {

    /*
     * Why this and not points on a circle. Points (ketama, 160 a node) leave the fullest of 8 nodes with 1.12 times its
     * share on average, and a lookup is a binary search. Weighted rendezvous hashing (Thaler and Ravishankar 1996;
     * weights by Schindelhauer and Schomaker 2005) moves nothing besides the share, but costs one hash per node and
     * lookup. Done once per slot instead of once per key it costs one array read, and leaves the sampling noise of
     * 65,536 draws, up to 1.045 at 32 nodes. The capacity bound takes that noise off: see SlotMatching.
     */

    /** How many slots there are: 2 to the 16th. */
    public static final int SLOTS = 1 << 16;

    /** The most nodes that the table can name, one byte each. */
    public static final int MAX_NODES = 256;

    static final Hasher64 XXH3 = Hashing.xxh3_64();

    private static final int SLOT_SHIFT = Long.SIZE - 16;

    private final byte[] table;
    private final SlotScores scores;
    private final double[] shares;

    private HashRing(byte[] table, SlotScores scores) {
        this.table = table;
        this.scores = scores;
        this.shares = shares(table, scores.nodes());
    }

    /** The table for these nodes, whose indexes it speaks of. */
    public static HashRing of(List<RingNode> nodes) {
        if (nodes.isEmpty() || nodes.size() > MAX_NODES) {
            throw new IllegalArgumentException("A ring has 1.." + MAX_NODES + " nodes, not " + nodes.size());
        }
        var scores = SlotScores.of(nodes);
        return new HashRing(new SlotMatching(scores).table(), scores);
    }

    @Override
    public String name() {
        return "slot-table";
    }

    @Override
    public int owner(String key) {
        return table[slot(key)] & 0xFF;
    }

    @Override
    public int[] ranking(String key) {
        int slot = slot(key);
        return scores.rankingFrom(table[slot] & 0xFF, slot);
    }

    @Override
    public double share(int node) {
        return shares[node];
    }

    /** The slot of a key: the top 16 bits of its XXH3 over UTF-16, which needs no encoding. */
    public static int slot(String key) {
        return (int) (XXH3.hashCharsToLong(key) >>> SLOT_SHIFT);
    }

    /** The node that owns a slot. */
    int ownerOfSlot(int slot) {
        return table[slot] & 0xFF;
    }

    private static double[] shares(byte[] table, int nodes) {
        var shares = new double[nodes];
        for (byte owner : table) {
            shares[owner & 0xFF] += 1.0 / SLOTS;
        }
        return shares;
    }
}
