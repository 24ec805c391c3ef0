package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import shop.carousel.catalog.search.lucene.ProductAnalyzer.Word;

/** Replaces words that no product has by the most similar word of a name, brand or category. */
final class Corrections {

    private static final int SHORTEST_WORD = 3;
    private static final float LEAST_SIMILARITY = 0.55f;
    private static final List<String> SEARCHED =
            List.of(Fields.NAME, Fields.BRAND, Fields.CATEGORY, Fields.DESCRIPTION, Fields.ATTRIBUTES);

    private final ProductAnalyzer analyzer;

    Corrections(ProductAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** The text with its unknown words replaced; empty where there is nothing to replace. */
    Optional<String> correct(String text, IndexReader reader) throws IOException {
        StringBuilder corrected = new StringBuilder(text);
        List<Word> words = analyzer.literalWords(text);
        for (Word word : words.reversed()) {
            Optional<String> similar = isKnown(word, reader) ? Optional.empty() : similar(word.term(), reader);
            similar.ifPresent(better -> corrected.replace(word.start(), word.end(), better));
        }
        return corrected.toString().equals(text) ? Optional.empty() : Optional.of(corrected.toString());
    }

    private boolean isKnown(Word word, IndexReader reader) throws IOException {
        if (word.term().length() < SHORTEST_WORD || reader.docFreq(new Term(Fields.SPELLING, word.term())) > 0) {
            return true;
        }
        List<Word> stems = analyzer.searchWords(word.term());
        if (stems.isEmpty()) {
            return true; // an article or the like: nobody searches for it, so it cannot be wrong
        }
        for (Word stem : stems) {
            for (String field : SEARCHED) {
                if (reader.docFreq(new Term(field, stem.term())) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Optional<String> similar(String word, IndexReader reader) throws IOException {
        DirectSpellChecker checker = new DirectSpellChecker();
        checker.setMinQueryLength(SHORTEST_WORD);
        checker.setMinPrefix(0);
        checker.setAccuracy(LEAST_SIMILARITY);
        checker.setThresholdFrequency(0);
        SuggestWord[] found = checker.suggestSimilar(
                new Term(Fields.SPELLING, word), 1, reader, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
        return found.length == 0 ? Optional.empty() : Optional.of(found[0].string);
    }
}
