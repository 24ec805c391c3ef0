package shop.carousel.catalog.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of a product's reviews.
 *
 * @param total of all pages
 * @param rating what the shop shows, sorts and filters by; absent if nobody has rated
 * @param average the plain mean of the stars; absent if nobody has rated
 * @param stars how many gave one, two, three, four and five stars
 * @param nextCursor absent on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReviewPage")
public record ReviewPage(
        @Schema(required = true) List<ReviewView> items,
        @Schema(required = true) long total,

        @Schema(minimum = "1", maximum = "5", examples = "4.36") @Nullable
        Double rating,

        @Schema(minimum = "1", maximum = "5", examples = "4.58") @Nullable
        Double average,

        @Schema(required = true, minItems = 5, maxItems = 5) List<Integer> stars,
        @Nullable String nextCursor) {}
