package shop.carousel.bench.cache;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Which keys are asked for: Zipf with exponent 0.99 over 10,000 products, as drawn beforehand. For one caller.
 */
final class KeyMix {

    static final int PRODUCTS = 10_000;
    private static final double EXPONENT = 0.99;
    private static final double HIT_RATIO = 0.95;
    private static final int DRAWN = 1 << 16;
    private static final String[] KEYS =
            IntStream.range(0, PRODUCTS).mapToObj(i -> "product-" + i).toArray(String[]::new);
    private static final int[] ZIPF = zipf();
    private static final AtomicLong UNSEEN = new AtomicLong();

    private final SplittableRandom random;
    private int next;

    KeyMix(long seed) {
        random = new SplittableRandom(seed);
        next = random.nextInt(DRAWN);
    }

    static List<String> all() {
        return List.of(KEYS);
    }

    String key() {
        next = (next + 1) & (DRAWN - 1);
        return KEYS[ZIPF[next]];
    }

    List<String> keys(int count) {
        var keys = new ArrayList<String>(count);
        while (keys.size() < count) {
            var key = key();
            if (!keys.contains(key)) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** A key that is there in 95 of 100 cases, else one that nobody has asked for yet. */
    String mostlyThere() {
        return random.nextDouble() < HIT_RATIO ? key() : "unseen-" + UNSEEN.incrementAndGet();
    }

    private static int[] zipf() {
        var cumulated = new double[PRODUCTS];
        double sum = 0;
        for (int i = 0; i < PRODUCTS; i++) {
            sum += 1 / Math.pow(i + 1, EXPONENT);
            cumulated[i] = sum;
        }
        var random = new SplittableRandom(42);
        var drawn = new int[DRAWN];
        for (int i = 0; i < DRAWN; i++) {
            int found = Arrays.binarySearch(cumulated, random.nextDouble() * sum);
            drawn[i] = Math.min(PRODUCTS - 1, found < 0 ? -found - 1 : found);
        }
        return drawn;
    }
}
