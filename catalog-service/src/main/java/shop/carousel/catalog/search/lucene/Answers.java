package shop.carousel.catalog.search.lucene;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import shop.carousel.catalog.search.Page;
import shop.carousel.catalog.search.SearchFacets;
import shop.carousel.catalog.search.SearchHits;
import shop.carousel.catalog.search.SearchRequest;

/**
 * The answers of one view of the index. The same question to the same view has the same answer, so it is computed once:
 * who asks while it is computed waits for it. An answer that is partial is given to those, and not kept. Bounded by
 * weight, which counts SKUs and facet values; what is asked often stays (Caffeine's W-TinyLFU).
 */
final class Answers {

    /** Computes an answer. */
    interface Asking {
        SearchHits ask() throws IOException;

        private SearchHits unchecked() {
            try {
                return ask();
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }

    private record Question(SearchRequest request, Page page, int synonyms, boolean meaning) {}

    private final Cache<Question, SearchHits> kept;

    Answers(long mostWeight) {
        kept = Caffeine.newBuilder()
                .maximumWeight(mostWeight)
                .weigher((Question question, SearchHits hits) -> weight(hits))
                .executor(Runnable::run)
                .build();
    }

    /**
     * @param synonyms the number of the synonyms that the answer depends on
     * @param meaning whether texts had meanings
     */
    SearchHits get(SearchRequest request, Page page, int synonyms, boolean meaning, Asking asking) throws IOException {
        Question question = new Question(request, page, synonyms, meaning);
        try {
            SearchHits hits = kept.get(question, asked -> asking.unchecked());
            if (hits.partial()) {
                kept.invalidate(question);
            }
            return hits;
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        }
    }

    private static int weight(SearchHits hits) {
        SearchFacets facets = hits.facets();
        return 1
                + hits.skus().size()
                + facets.brand().size()
                + facets.category().size()
                + facets.department().size()
                + facets.price().size();
    }
}
