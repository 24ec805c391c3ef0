package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.search.FacetValue;

/** Counts values of a facet: the most frequent first, equals by name. */
final class FacetCounts {

    private static final Comparator<FacetValue> ORDER =
            Comparator.comparingLong(FacetValue::count).reversed().thenComparing(FacetValue::value);

    private FacetCounts() {}

    static List<FacetValue> of(
            @Nullable SortedSetDocValuesReaderState state, String facet, FacetsCollector hits, int most)
            throws IOException {
        return state == null || state.getOrdRange(facet) == null
                ? List.of()
                : values(new SortedSetDocValuesFacetCounts(state, hits), facet).stream()
                        .limit(most)
                        .toList();
    }

    static List<FacetValue> all(@Nullable SortedSetDocValuesReaderState state, String facet) throws IOException {
        return state == null || state.getOrdRange(facet) == null
                ? List.of()
                : values(new SortedSetDocValuesFacetCounts(state), facet);
    }

    private static List<FacetValue> values(Facets counts, String facet) throws IOException {
        FacetResult result = counts.getAllChildren(facet);
        return result == null
                ? List.of()
                : Arrays.stream(result.labelValues)
                        .map(each -> new FacetValue(each.label, each.value.longValue()))
                        .sorted(ORDER)
                        .toList();
    }
}
