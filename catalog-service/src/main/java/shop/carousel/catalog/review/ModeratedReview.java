package shop.carousel.catalog.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A review as administrators see it.
 *
 * @param hiddenReason why nobody else sees it; absent if everybody does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ModeratedReview")
public record ModeratedReview(
        @Schema(required = true, examples = "LAMP-1") String sku,
        @Schema(required = true) ReviewView review,
        @Nullable String hiddenReason) {}
