package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import shop.carousel.catalog.search.Tier;

/**
 * Decides what a text means: all of its words; or, when that finds nothing, the text with its unknown words corrected;
 * or, when nothing at all is found, some of its words or similar ones. Behind few hits with all words stand those with
 * most of them. The decision depends on text and index alone, never on filters, so that it is the same on every page
 * and with every filter.
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

    /**
     * @param isLiteral whether nothing may be corrected
     */
    Interpretation interpret(
            SearchText text, boolean isLiteral, CatalogSearcher searcher, Synonyms synonyms, SearchBudget budget)
            throws IOException {
        if (text.isEmpty()) {
            return Interpretation.of(MatchAllDocsQuery.INSTANCE, Tier.WORDS);
        }
        TextQueries.Words words = queries.new Words(text, searcher, synonyms, budget);
        Query every = words.every();
        int hits = budget.count(searcher, every, fewHits);
        if (hits >= fewHits) {
            return Interpretation.of(every, Tier.WORDS);
        }
        if (hits > 0) {
            return new Interpretation(words.everyThenMost(every), every, Tier.WORDS, true, null);
        }
        Optional<Interpretation> corrected = isLiteral ? Optional.empty() : corrected(text, searcher, synonyms, budget);
        return corrected.isPresent() ? corrected.get() : Interpretation.of(words.some(!isLiteral), Tier.SOME_WORDS);
    }

    private Optional<Interpretation> corrected(
            SearchText text, CatalogSearcher searcher, Synonyms synonyms, SearchBudget budget) throws IOException {
        Optional<String> better = corrections.correct(text, searcher.getIndexReader(), budget);
        if (better.isEmpty()) {
            return Optional.empty();
        }
        Query query = queries.new Words(SearchText.of(better.get()), searcher, synonyms, budget).every();
        return budget.count(searcher, query, 1) > 0
                ? Optional.of(Interpretation.of(query, Tier.WORDS).corrected(better.get()))
                : Optional.empty();
    }
}
