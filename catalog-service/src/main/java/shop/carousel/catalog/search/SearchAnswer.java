package shop.carousel.catalog.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.ProductView;

/**
 * A page of results as the API answers it. {@code nextCursor} is null on the last page; {@code correctedQuery} is there
 * only when used, {@code interpretation} where there is a text. {@code partial} is there, and true, when the search
 * reached a limit: items, total and facets are then of a part of it. {@code ignoredWords} says how many words at the
 * end of the text were left out.
 */
@Schema(name = "ProductPage", requiredProperties = "items")
public record SearchAnswer(
        List<ProductView> items,
        long total,
        SearchFacets facets,
        @Schema(nullable = true) @Nullable String nextCursor,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correctedQuery,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TextInterpretation interpretation,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean partial,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int ignoredWords) {}
