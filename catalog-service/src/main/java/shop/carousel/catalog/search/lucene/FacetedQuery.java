package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.range.LongRange;
import org.apache.lucene.facet.range.LongRangeFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.Rating;
import shop.carousel.catalog.search.FacetValue;
import shop.carousel.catalog.search.SearchFacets;

/**
 * One pass over the index for a page of hits and the counts of all facets. A facet that is filtered by is counted
 * beside its filter (drill sideways): among the hits of all the other filters.
 */
final class FacetedQuery {

    /** What has four stars has three as well: each of these is a filter, and counts what it would leave. */
    private static final LongRange[] RATINGS = IntStream.rangeClosed(1, Rating.MOST - 1)
            .map(stars -> Rating.MOST - stars)
            .mapToObj(stars -> new LongRange(Integer.toString(stars), stars * 100L, true, Long.MAX_VALUE, true))
            .toArray(LongRange[]::new);

    private final CatalogSearcher searcher;
    private final Map<String, FacetsCollector> collected = new HashMap<>();
    private final Map<FacetsCollector, Optional<FacetCounts>> counted = new IdentityHashMap<>();
    private final TopFieldDocs top;
    private final FacetsCollector hits;

    FacetedQuery(
            CatalogSearcher searcher,
            Query base,
            Map<String, Query> filters,
            Sort order,
            int size,
            @Nullable FieldDoc after,
            SearchBudget budget)
            throws IOException {
        this.searcher = searcher;
        DrillDownQuery query = new DrillDownQuery(ProductDocument.facets(), base);
        filters.forEach(query::add);
        var page = new TopFieldCollectorManager(order, size, after, Integer.MAX_VALUE);
        var found = new DrillSideways(searcher, ProductDocument.facets(), (SortedSetDocValuesReaderState) null)
                .search(
                        query,
                        budget.inTime(new MultiCollectorManager(page, new FacetsCollectorManager())),
                        beside(filters));
        top = (TopFieldDocs) found.drillDownResult()[0];
        hits = (FacetsCollector) found.drillDownResult()[1];
        List<String> facets = List.copyOf(filters.keySet());
        for (int i = 0; i < facets.size(); i++) {
            collected.put(facets.get(i), found.drillSidewaysResults().get(i));
        }
    }

    private static List<FacetsCollectorManager> beside(Map<String, Query> filters) {
        List<FacetsCollectorManager> managers = new ArrayList<>();
        filters.forEach((facet, filter) -> managers.add(new FacetsCollectorManager()));
        return managers;
    }

    long total() {
        return top.totalHits.value();
    }

    List<FieldDoc> page() {
        return Arrays.stream(top.scoreDocs).map(FieldDoc.class::cast).toList();
    }

    SearchFacets facets(PriceRanges prices, int most) throws IOException {
        return new SearchFacets(
                values(Fields.BRAND_FACET, Fields.BRAND_FACET, most),
                values(Fields.CATEGORY_FACET, Fields.CATEGORY_FACET, most),
                values(Fields.DEPARTMENT_FACET, Fields.CATEGORY_FACET, most),
                ranges(Fields.PRICE, prices.ranges()),
                ranges(Fields.RATING, RATINGS));
    }

    /** A facet's values beside a filter. Facets with the same hits are counted in one pass. */
    private List<FacetValue> values(String facet, String filter, int most) throws IOException {
        FacetsCollector among = hitsFor(filter);
        Optional<FacetCounts> counts = counted.get(among);
        if (counts == null) {
            counts = searcher.count(among);
            counted.put(among, counts);
        }
        return counts.isEmpty() ? List.of() : counts.get().values(facet, searcher.spellings(facet), most);
    }

    private List<FacetValue> ranges(String field, LongRange[] ranges) throws IOException {
        var counts = new LongRangeFacetCounts(field, hitsFor(field), ranges).getAllChildren(field);
        return Arrays.stream(counts.labelValues)
                .map(each -> new FacetValue(each.label, each.value.longValue()))
                .filter(each -> each.count() > 0)
                .toList();
    }

    private FacetsCollector hitsFor(String facet) {
        return collected.getOrDefault(facet, hits);
    }
}
