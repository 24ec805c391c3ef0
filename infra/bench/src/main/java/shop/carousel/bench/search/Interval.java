package shop.carousel.bench.search;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A mean and the middle 95 % of the means of as many values drawn with replacement (the bootstrap's percentiles, Efron
 * 1979). Of differences between two ways, text by text, it is the paired bootstrap: 0 outside of it is no accident.
 */
record Interval(double mean, double low, double high) {

    private static final int DRAWS = 10_000;
    private static final long SEED = 1979;

    /** The same values have the same interval. */
    static Interval of(double[] values) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] means = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[draw] = sum / values.length;
        }
        Arrays.sort(means);
        return new Interval(
                Arrays.stream(values).average().orElse(Double.NaN),
                means[(int) (DRAWS * 0.025)],
                means[(int) (DRAWS * 0.975)]);
    }

    @Override
    public String toString() {
        return "%.3f [%.3f, %.3f]".formatted(mean, low, high);
    }
}
