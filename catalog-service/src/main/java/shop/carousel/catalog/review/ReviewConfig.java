package shop.carousel.catalog.review;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * The limits of reviews. How often an account may write and vote stands with the other limits of that kind: {@code
 * carousel.limits.buckets.review} and {@code …review-vote}.
 */
@ConfigMapping(prefix = "carousel.reviews")
public interface ReviewConfig {

    /** How long a title is at most; the table's own check stands at 120. */
    @WithDefault("120")
    @Min(1)
    @Max(120)
    int titleCharacters();

    /** How long a text is at most; the table's own check stands at 4,000. */
    @WithDefault("4000")
    @Min(1)
    @Max(4_000)
    int textCharacters();

    /** How long a shown name is at most; the table's own check stands at 60. */
    @WithDefault("60")
    @Min(1)
    @Max(60)
    int authorCharacters();

    /** How many reviews a page shows at once. */
    @WithDefault("5")
    @Min(1)
    @Max(100)
    int shown();
}
