package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

/**
 * Decides what a text means: all of its words; or, when that finds next to nothing, the text with its unknown words
 * corrected; or, when nothing at all is found, most of its words or similar ones. The decision depends on text and
 * index alone, never on filters, so that it is the same on every page and with every filter.
 */
final class Interpreter {

    private final TextQueries queries;
    private final Corrections corrections;
    private final int fewHits;

    Interpreter(TextQueries queries, Corrections corrections, int fewHits) {
        this.queries = queries;
        this.corrections = corrections;
        this.fewHits = fewHits;
    }

    Interpretation interpret(String text, CatalogSearcher searcher, SearchBudget budget) throws IOException {
        if (text.isEmpty()) {
            return new Interpretation(MatchAllDocsQuery.INSTANCE, null);
        }
        Query exact = queries.everyWord(text, budget);
        int hits = budget.count(searcher, exact, fewHits);
        if (hits >= fewHits) {
            return new Interpretation(exact, null);
        }
        Optional<Interpretation> corrected = corrected(text, hits, searcher, budget);
        if (corrected.isPresent()) {
            return corrected.get();
        }
        return new Interpretation(hits > 0 ? exact : queries.mostWords(text, budget), null);
    }

    private Optional<Interpretation> corrected(String text, int hits, CatalogSearcher searcher, SearchBudget budget)
            throws IOException {
        Optional<String> better = corrections.correct(text, searcher.getIndexReader(), budget);
        if (better.isEmpty()) {
            return Optional.empty();
        }
        Query query = queries.everyWord(better.get(), budget);
        return budget.count(searcher, query, hits + 1) > hits
                ? Optional.of(new Interpretation(query, better.get()))
                : Optional.empty();
    }
}
