package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.search.FacetValue;
import shop.carousel.catalog.search.TextForm;

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
                : merged(Arrays.stream(result.labelValues)
                        .map(each -> new FacetValue(each.label, each.value.longValue()))
                        .sorted(ORDER)
                        .toList());
    }

    /**
     * Spellings that a filter does not tell apart are one value, shown in the most frequent one. A product has one
     * value.
     */
    private static List<FacetValue> merged(List<FacetValue> spellings) {
        Map<String, FacetValue> values = new LinkedHashMap<>();
        spellings.forEach(each -> values.merge(TextForm.key(each.value()), each, FacetCounts::sum));
        return values.values().stream().sorted(ORDER).toList();
    }

    private static FacetValue sum(FacetValue shown, FacetValue other) {
        return new FacetValue(shown.value(), shown.count() + other.count());
    }
}
