package shop.carousel.catalog.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A review as the API answers it. Its author got the product.
 *
 * @param author the name that the author chose; absent if the account is gone
 * @param helpful how many others found it helpful
 * @param editedAt absent if it is as it was first written
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Review")
public record ReviewView(
        @Schema(required = true, examples = "17") long id,

        @Schema(required = true, minimum = "1", maximum = "5", examples = "4")
        int rating,

        @Schema(required = true, examples = "A good lamp") String title,

        @Schema(required = true, examples = "It is bright, and the cable is long enough.")
        String text,

        @Schema(examples = "Ada") @Nullable String author,
        @Schema(required = true, minimum = "0") int helpful,
        @Schema(required = true) Instant at,
        @Nullable Instant editedAt) {}
