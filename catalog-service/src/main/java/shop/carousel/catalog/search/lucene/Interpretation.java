package shop.carousel.catalog.search.lucene;

import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.search.Tier;

/**
 * What a text was taken for.
 *
 * @param ranked the hits in the order of their scores
 * @param sorted those to be sorted otherwise: none that only has most of the words where others have all
 * @param correctedText null when the text was taken as it is
 */
record Interpretation(
        Query ranked, Query sorted, Tier tier, @Nullable String correctedText) {

    static Interpretation of(Query query, Tier tier) {
        return new Interpretation(query, query, tier, null);
    }

    Interpretation corrected(String text) {
        return new Interpretation(ranked, sorted, tier, text);
    }

    /** Whether products follow that do not have all words. */
    boolean goesOn() {
        return ranked != sorted;
    }
}
