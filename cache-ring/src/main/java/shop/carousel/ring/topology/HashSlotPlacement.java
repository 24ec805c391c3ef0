package shop.carousel.ring.topology;

import java.nio.charset.StandardCharsets;
import shop.carousel.ring.Placement;

/**
 * The slots of a Redis Cluster: CRC16 of the key, or of its <code>{hash tag}</code>, modulo 16,384. The slots are given
 * out in runs by name, as {@code redis-cli --cluster create} does; a real cluster moves slots by hand, which a pure
 * function of the nodes cannot.
 */
record HashSlotPlacement(OwnerTable table, double[] shares) implements Placement {

    static final int SLOTS = 16_384;

    static HashSlotPlacement of(Pool pool) {
        var table = OwnerTable.inRuns(pool, SLOTS);
        return new HashSlotPlacement(table, Shares.of(table, pool.size()));
    }

    @Override
    public String name() {
        return "hash-slots";
    }

    @Override
    public int owner(String key) {
        return table.owner(slot(key));
    }

    @Override
    public int[] ranking(String key) {
        return table.ranking(slot(key));
    }

    @Override
    public double share(int node) {
        return shares[node];
    }

    /** The slot as a Redis Cluster computes it. */
    static int slot(String key) {
        var bytes = key.getBytes(StandardCharsets.UTF_8);
        int open = indexOf(bytes, '{', 0);
        int close = open < 0 ? -1 : indexOf(bytes, '}', open + 1);
        boolean tagged = close > open + 1;
        return Crc16.of(bytes, tagged ? open + 1 : 0, tagged ? close : bytes.length) & (SLOTS - 1);
    }

    private static int indexOf(byte[] bytes, char sought, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == sought) {
                return i;
            }
        }
        return -1;
    }
}
