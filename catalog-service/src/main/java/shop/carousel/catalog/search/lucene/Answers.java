package shop.carousel.catalog.search.lucene;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import shop.carousel.catalog.search.Page;
import shop.carousel.catalog.search.SearchFacets;
import shop.carousel.catalog.search.SearchHits;
import shop.carousel.catalog.search.SearchRequest;

/**
 * The answers of one view of the index. The same question to the same view has the same answer, so it is computed once;
 * concurrent callers wait for it. A partial answer is given to those callers, and not kept. Bounded by weight, which
 * counts SKUs and facet values; frequent questions stay (Caffeine's W-TinyLFU).
 */
final class Answers {

    /** Computes an answer. */
    interface Asking<A> {
        A ask() throws IOException;

        private A unchecked() {
            try {
                return ask();
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }

    private record Question(SearchRequest request, Page page, int synonyms, boolean meaning) {}

    private record Likeness(String sku, int limit) {}

    private final Cache<Question, SearchHits> kept;
    private final Cache<Likeness, List<String>> similar;

    /** @param mostWeight of the answers to searches, and of those to what is similar */
    Answers(long mostWeight) {
        kept = Caffeine.newBuilder()
                .maximumWeight(mostWeight)
                .weigher((Question question, SearchHits hits) -> weight(hits))
                .executor(Runnable::run)
                .build();
        similar = Caffeine.newBuilder()
                .maximumWeight(mostWeight)
                .weigher((Likeness question, List<String> skus) -> 1 + skus.size())
                .executor(Runnable::run)
                .build();
    }

    /**
     * @param synonyms the number of the synonyms that the answer depends on
     * @param meaning whether texts had meanings
     */
    SearchHits get(SearchRequest request, Page page, int synonyms, boolean meaning, Asking<SearchHits> asking)
            throws IOException {
        Question question = new Question(request, page, synonyms, meaning);
        SearchHits hits = get(kept, question, asking);
        if (hits.partial()) {
            kept.invalidate(question);
        }
        return hits;
    }

    /** What is similar to a product. */
    List<String> similar(String sku, int limit, Asking<List<String>> asking) throws IOException {
        return get(similar, new Likeness(sku, limit), asking);
    }

    private static <Q, A> A get(Cache<Q, A> cache, Q question, Asking<A> asking) throws IOException {
        try {
            return cache.get(question, asked -> asking.unchecked());
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
                + facets.price().size()
                + facets.rating().size();
    }
}
