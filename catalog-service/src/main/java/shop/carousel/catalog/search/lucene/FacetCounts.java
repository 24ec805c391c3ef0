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
import shop.carousel.catalog.search.FacetValue;

/**
 * How often the values of facets are among hits: the most frequent first, equals by name. All facets are counted in one
 * pass.
 */
final class FacetCounts {

    private static final Comparator<FacetValue> ORDER =
            Comparator.comparingLong(FacetValue::count).reversed().thenComparing(FacetValue::value);

    private final SortedSetDocValuesReaderState state;
    private final Facets counts;

    private FacetCounts(SortedSetDocValuesReaderState state, Facets counts) {
        this.state = state;
        this.counts = counts;
    }

    /** Among those hits. */
    static FacetCounts of(SortedSetDocValuesReaderState state, FacetsCollector hits) throws IOException {
        return new FacetCounts(state, new SortedSetDocValuesFacetCounts(state, hits));
    }

    /** Among all products of the view. */
    static FacetCounts all(SortedSetDocValuesReaderState state) throws IOException {
        return new FacetCounts(state, new SortedSetDocValuesFacetCounts(state));
    }

    /** The values as they are written. */
    List<FacetValue> written(String facet) throws IOException {
        FacetResult result = state.getOrdRange(facet) == null ? null : counts.getAllChildren(facet);
        return result == null
                ? List.of()
                : Arrays.stream(result.labelValues)
                        .map(each -> new FacetValue(each.label, each.value.longValue()))
                        .sorted(ORDER)
                        .toList();
    }

    /**
     * The values, spellings of one value counted together and shown as the most frequent of them. A product has one
     * value.
     */
    List<FacetValue> values(String facet, Spellings spellings, int most) throws IOException {
        List<FacetValue> written = written(facet);
        List<FacetValue> values = spellings.areUnique() ? written : merged(written, spellings);
        return values.subList(0, Math.min(most, values.size()));
    }

    private static List<FacetValue> merged(List<FacetValue> written, Spellings spellings) {
        Map<String, FacetValue> values = new LinkedHashMap<>();
        written.forEach(each -> values.merge(spellings.key(each.value()), each, FacetCounts::sum));
        return values.values().stream().sorted(ORDER).toList();
    }

    private static FacetValue sum(FacetValue shown, FacetValue other) {
        return new FacetValue(shown.value(), shown.count() + other.count());
    }
}
