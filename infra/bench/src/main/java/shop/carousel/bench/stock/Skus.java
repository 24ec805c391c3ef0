package shop.carousel.bench.stock;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Which SKUs are bought, and how often each: the i-th in proportion to 1/i. */
record Skus(String name, List<String> all, double[] cumulated) {

    static Skus one() {
        return of("One SKU", 1);
    }

    static Skus thousand() {
        return of("1,000 SKUs (Zipf 1.0)", 1_000);
    }

    private static Skus of(String name, int count) {
        double[] weights =
                IntStream.rangeClosed(1, count).mapToDouble(i -> 1.0 / i).toArray();
        Arrays.parallelPrefix(weights, Double::sum);
        return new Skus(
                name, IntStream.range(0, count).mapToObj(i -> "SKU-" + i).toList(), weights);
    }

    String next(SplittableRandom random) {
        double place = random.nextDouble() * cumulated[cumulated.length - 1];
        int found = Arrays.binarySearch(cumulated, place);
        return all.get(Math.min(found < 0 ? -found - 1 : found, all.size() - 1));
    }
}
