package shop.carousel.bench.shoppers;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Things of which the first are wanted most, by Zipf's law: the n-th with a weight of 1 / n^skew. */
final class Ranked<T> {

    private final List<T> things;
    private final double[] upTo;

    Ranked(List<T> things, double skew) {
        this.things = List.copyOf(things);
        this.upTo = new double[things.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += Math.pow(i + 1.0, -skew);
            upTo[i] = sum;
        }
    }

    T next(SplittableRandom random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return things.get(Math.min(things.size() - 1, found < 0 ? -found - 1 : found));
    }
}
