package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.search.FacetValue;

/**
 * A view of the index at one moment, with what is computed once per view. Two callers at once may both compute: the
 * result is the same.
 */
final class CatalogSearcher extends IndexSearcher {

    private final @Nullable SortedSetDocValuesReaderState facetState;
    private final Answers answers;
    private final Map<String, Spellings> spellings = new ConcurrentHashMap<>();
    private volatile @Nullable Vocabulary vocabulary;
    private volatile int unembedded = -1;

    /**
     * A view.
     *
     * @param answersKept the weight of the answers that it may keep
     */
    CatalogSearcher(IndexReader reader, long answersKept) throws IOException {
        super(reader);
        facetState =
                hasFacets(reader) ? new DefaultSortedSetDocValuesReaderState(reader, ProductDocument.facets()) : null;
        answers = new Answers(answersKept);
    }

    /** An index without a product has no facet field. */
    private static boolean hasFacets(IndexReader reader) {
        return FieldInfos.getMergedFieldInfos(reader).fieldInfo("$facets") != null;
    }

    /** What this view was asked and answered. */
    Answers answers() {
        return answers;
    }

    /** Counts the values of all facets among the collected hits; empty in an index without a product. */
    Optional<FacetCounts> count(FacetsCollector hits) throws IOException {
        return facetState == null ? Optional.empty() : Optional.of(FacetCounts.of(facetState, hits));
    }

    /** The spellings of a facet's values. */
    Spellings spellings(String facet) throws IOException {
        Spellings known = spellings.get(facet);
        if (known == null) {
            known = facetState == null
                    ? Spellings.of(List.of())
                    : Spellings.of(FacetCounts.all(facetState).written(facet));
            spellings.put(facet, known);
        }
        return known;
    }

    /** All brands and categories with their counts. */
    Vocabulary vocabulary() throws IOException {
        Vocabulary known = vocabulary;
        if (known == null) {
            known = new Vocabulary(all(Fields.BRAND_FACET), all(Fields.CATEGORY_FACET));
            vocabulary = known;
        }
        return known;
    }

    /** How many products are not embedded yet. */
    int unembedded() throws IOException {
        if (unembedded < 0) {
            unembedded = count(new TermQuery(new Term(Fields.UNEMBEDDED, Fields.UNEMBEDDED)));
        }
        return unembedded;
    }

    private List<FacetValue> all(String facet) throws IOException {
        return facetState == null
                ? List.of()
                : FacetCounts.all(facetState).values(facet, spellings(facet), Integer.MAX_VALUE);
    }
}
