package shop.carousel.ring.read;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Says which keys this process reads so often that they alone burden a node: a count-min sketch of recent reads
 * (Cormode and Muthukrishnan, "An improved data stream summary: the count-min sketch and its applications", 2005),
 * halved each {@link #WINDOW} reads so that old ones fade.
 *
 * <p>Promises: a key with twice the share that is asked for is called hot once it has been read often enough, for as
 * long as it is. A key that is read hardly ever may be called hot by chance, which costs a copy. Counts may lose reads
 * to each other; nothing is counted exactly.
 */
final class HotKeys {

    /** Nothing is hot before so many reads: their shares would be chance. */
    static final int FEW = 1_000;

    static final int WINDOW = 20_000;

    private static final Hasher64 XXH3 = Hashing.xxh3_64();
    private static final int ROWS = 4;
    private static final int COLUMNS = 2_048;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(ROWS * COLUMNS);
    private final LongAdder reads = new LongAdder();

    /**
     * Counts a read, and says whether the key's share of the recent ones is above that.
     *
     * @param share 0 to 1, well above one in {@link #COLUMNS}
     */
    boolean countsAsHot(String key, double share) {
        long hash = XXH3.hashCharsToLong(key);
        int least = Integer.MAX_VALUE;
        for (int row = 0; row < ROWS; row++) {
            int column = (int) (hash >>> (16 * row)) & (COLUMNS - 1);
            least = Math.min(least, counts.incrementAndGet(row * COLUMNS + column));
        }
        reads.increment();
        long all = reads.sum();
        if (all >= WINDOW) {
            fade(all);
        }
        return all >= FEW && least > share * all;
    }

    private synchronized void fade(long all) {
        if (reads.sum() < WINDOW) {
            return;
        }
        for (int i = 0; i < counts.length(); i++) {
            counts.set(i, counts.get(i) / 2);
        }
        reads.add(-all / 2);
    }
}
