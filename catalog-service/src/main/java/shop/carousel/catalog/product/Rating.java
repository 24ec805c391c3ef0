package shop.carousel.catalog.product;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Customers' rating of a product. Immutable.
 *
 * <p>The {@linkplain #score score} is what the shop shows, sorts and filters by. It is the expected number of stars
 * with one more review at each number of stars: {@code (15 + sum of stars) / (5 + reviews)}, the mean of a Dirichlet
 * posterior with a uniform prior (Laplace's rule of succession; Gelman et al., Bayesian Data Analysis, 3rd edition,
 * section 3.4). Few reviews stay near 3: one with five stars is a 3.33, twenty are a 4.60.
 *
 * @param stars how many gave one, two, three, four and five stars
 */
public record Rating(List<Integer> stars) {

    /** The most stars. */
    public static final int MOST = 5;

    /** No reviews. */
    public static final Rating NONE = new Rating(List.of(0, 0, 0, 0, 0));

    /** The prior: one review at each number of stars. */
    private static final int PRIOR_REVIEWS = MOST;

    private static final int PRIOR_STARS = MOST * (MOST + 1) / 2;

    /** Immutable; five counts. */
    public Rating {
        stars = List.copyOf(stars);
        if (stars.size() != MOST || stars.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("a rating has five counts, not " + stars);
        }
    }

    /** The number of reviews. */
    public long reviews() {
        return stars.stream().mapToLong(Integer::longValue).sum();
    }

    private long sum() {
        long sum = 0;
        for (int given = 1; given <= MOST; given++) {
            sum += (long) given * stars.get(given - 1);
        }
        return sum;
    }

    /** The plain mean of what was given; 0 where nothing was. */
    public double average() {
        return reviews() == 0 ? 0 : (double) sum() / reviews();
    }

    /** The score in hundredths of a star, 100 to 500; 0 where nobody has rated. */
    public int hundredths() {
        return reviews() == 0 ? 0 : (int) Math.round(100.0 * (PRIOR_STARS + sum()) / (PRIOR_REVIEWS + reviews()));
    }

    /** What the shop shows, with two decimals; null if nobody has rated. */
    public @Nullable Double score() {
        return reviews() == 0 ? null : hundredths() / 100.0;
    }
}
