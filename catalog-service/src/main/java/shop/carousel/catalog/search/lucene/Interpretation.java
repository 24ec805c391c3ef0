package shop.carousel.catalog.search.lucene;

import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.search.Tier;

/**
 * What a text was taken for.
 *
 * @param ranked the hits in the order of their scores
 * @param sorted those to be sorted otherwise: none that only has most of the words where others have all
 * @param goesOn whether products follow that do not have all words
 * @param correctedText null when the text was taken as it is
 */
record Interpretation(
        Query ranked,
        Query sorted,
        Tier tier,
        boolean goesOn,
        @Nullable String correctedText) {

    static Interpretation of(Query query, Tier tier) {
        return new Interpretation(query, query, tier, false, null);
    }

    Interpretation corrected(String text) {
        return new Interpretation(ranked, sorted, tier, goesOn, text);
    }

    /**
     * The same in another order.
     *
     * @param withOthers whether the hits are more than before
     */
    Interpretation reordered(Query order, boolean withOthers) {
        return new Interpretation(order, sorted, tier, goesOn || withOthers, correctedText);
    }
}
