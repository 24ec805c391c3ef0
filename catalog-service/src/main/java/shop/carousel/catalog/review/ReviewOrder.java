package shop.carousel.catalog.review;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;

/** The orders of a product's reviews. */
enum ReviewOrder {
    NEWEST,
    HELPFUL;

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A 400 for one that there is not; the newest first where nothing is said. */
    static ReviewOrder of(@Nullable String sort) {
        return sort == null || sort.isEmpty()
                ? NEWEST
                : Arrays.stream(values())
                        .filter(order -> order.parameter().equals(sort))
                        .findFirst()
                        .orElseThrow(() -> Problem.badRequest("sort", "must be newest or helpful"));
    }
}
