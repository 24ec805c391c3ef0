package shop.carousel.catalog.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of hits.
 *
 * @param total on all pages
 * @param next the place behind the last of these hits, for {@link Page#after}; null on the last page
 * @param meaning what the text was taken for
 * @param partial whether the search reached a limit of time or terms, so that hits, total and counts are of a part of
 *     it
 * @param ignoredWords how many words at the text's end were not searched for
 */
public record SearchHits(
        List<String> skus,
        long total,
        SearchFacets facets,
        @Nullable String next,
        TextMeaning meaning,
        boolean partial,
        int ignoredWords) {}
