package shop.carousel.catalog.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The API's description of how a text was understood.
 *
 * @param filters what in the text was taken for a filter
 * @param tier whether the best items have all words or some, or are found by meaning
 * @param correctedQuery what was searched for in its place; only when used
 */
@Schema(
        description = "What the text was taken for.",
        requiredProperties = {"filters", "tier"})
public record TextInterpretation(
        List<UnderstoodFilter> filters,

        @Schema(
                description = "Whether the best items have all words of the text, or some, or are like it by meaning, "
                        + "because none has all.",
                enumeration = {"words", "some-words", "meaning"})
        String tier,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String correctedQuery) {

    static @Nullable TextInterpretation of(SearchRequest request, TextMeaning meaning) {
        return request.text().isEmpty()
                ? null
                : new TextInterpretation(meaning.filters(), meaning.tier().code(), meaning.correctedQuery());
    }
}
