package shop.carousel.ring.topology;

import java.util.stream.IntStream;
import shop.carousel.ring.Placement;

/**
 * Maglev hashing (Eisenbud et al., NSDI 2016): each node has its own order of the 65,537 places, and the nodes take
 * turns to claim the next free place of theirs; a node of weight w takes w turns. Balanced to one turn; a change moves
 * some places of others, too.
 */
record MaglevPlacement(OwnerTable table, double[] shares) implements Placement {

    /** A prime, as the orders need: the small size of the paper. */
    static final int PLACES = 65_537;

    static MaglevPlacement of(Pool pool) {
        var table = new OwnerTable(pool, new Turns(pool).taken());
        return new MaglevPlacement(table, Shares.of(table, pool.size()));
    }

    @Override
    public String name() {
        return "maglev";
    }

    @Override
    public int owner(String key) {
        return table.owner(place(key));
    }

    @Override
    public int[] ranking(String key) {
        return table.ranking(place(key));
    }

    @Override
    public double share(int node) {
        return shares[node];
    }

    private static int place(String key) {
        return (int) Long.remainderUnsigned(HashRing.XXH3.hashCharsToLong(key), PLACES);
    }

    /** The nodes while they claim places. */
    private static final class Turns {

        private final Pool pool;
        private final int[] next;
        private final int[] skips;
        private final byte[] owners = new byte[PLACES];
        private final boolean[] claimed = new boolean[PLACES];
        private int free = PLACES;

        Turns(Pool pool) {
            this.pool = pool;
            this.next = draws(0, PLACES);
            this.skips =
                    IntStream.of(draws(1, PLACES - 1)).map(draw -> draw + 1).toArray();
        }

        private int[] draws(int number, int bound) {
            return pool.names().stream()
                    .mapToLong(name -> HashRing.XXH3.hashLongLongToLong(HashRing.XXH3.hashCharsToLong(name), number))
                    .mapToInt(hash -> (int) Long.remainderUnsigned(hash, bound))
                    .toArray();
        }

        byte[] taken() {
            while (free > 0) {
                for (int rank = 0; rank < pool.size(); rank++) {
                    for (int turn = 0; turn < pool.weights()[rank] && free > 0; turn++) {
                        claim(rank);
                    }
                }
            }
            return owners;
        }

        private void claim(int rank) {
            int place = next[rank];
            while (claimed[place]) {
                place = (place + skips[rank]) % PLACES;
            }
            claimed[place] = true;
            owners[place] = (byte) pool.indexes()[rank];
            next[rank] = (place + skips[rank]) % PLACES;
            free--;
        }
    }
}
