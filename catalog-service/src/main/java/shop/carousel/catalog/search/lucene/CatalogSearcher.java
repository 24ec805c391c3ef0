package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.search.FacetValue;

/** A view of the index at one moment, with what is counted once per view. */
final class CatalogSearcher extends IndexSearcher {

    private final @Nullable SortedSetDocValuesReaderState facetState;
    private volatile @Nullable Vocabulary vocabulary;

    CatalogSearcher(IndexReader reader) throws IOException {
        super(reader);
        facetState =
                hasFacets(reader) ? new DefaultSortedSetDocValuesReaderState(reader, ProductDocument.facets()) : null;
    }

    /** An index without a product has no facet field. */
    private static boolean hasFacets(IndexReader reader) {
        return FieldInfos.getMergedFieldInfos(reader).fieldInfo("$facets") != null;
    }

    /** How often each value of a facet is among the collected hits, the most frequent first. */
    List<FacetValue> count(String facet, FacetsCollector hits, int most) throws IOException {
        return FacetCounts.of(facetState, facet, hits, most);
    }

    /** All brands and categories with their counts. Two callers at once may both count: the result is the same. */
    Vocabulary vocabulary() throws IOException {
        Vocabulary known = vocabulary;
        if (known == null) {
            known = new Vocabulary(
                    FacetCounts.all(facetState, Fields.BRAND_FACET),
                    FacetCounts.all(facetState, Fields.CATEGORY_FACET));
            vocabulary = known;
        }
        return known;
    }
}
