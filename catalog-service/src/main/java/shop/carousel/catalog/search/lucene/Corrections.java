package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
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

    private static final int MOST_WORDS = 4;
    private static final int SHORTEST_WORD = 3;
    private static final float LEAST_SIMILARITY = 0.55f;
    private static final List<String> SEARCHED =
            List.of(Fields.NAME, Fields.BRAND, Fields.CATEGORY, Fields.DESCRIPTION, Fields.ATTRIBUTES);

    private final ProductAnalyzer analyzer;

    Corrections(ProductAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /**
     * The text with its unknown words replaced; empty if there is nothing to replace, or so much that nobody could say
     * what was meant.
     */
    Optional<String> correct(SearchText typed, IndexReader reader, SearchBudget budget) throws IOException {
        String text = typed.normal();
        List<Word> unknown = unknownWords(typed.free(), reader);
        if (unknown.isEmpty() || unknown.size() > MOST_WORDS || !budget.takeLookups(unknown.size())) {
            return Optional.empty();
        }
        StringBuilder corrected = new StringBuilder(text);
        for (Word word : unknown.reversed()) {
            similar(word.term(), reader).ifPresent(better -> corrected.replace(word.start(), word.end(), better));
        }
        return corrected.toString().equals(text) ? Optional.empty() : Optional.of(corrected.toString());
    }

    private List<Word> unknownWords(String text, IndexReader reader) throws IOException {
        List<Word> unknown = new ArrayList<>();
        for (Word word : analyzer.literalWords(text)) {
            if (!isKnown(word, reader) && !isCode(around(word, text), reader)) {
                unknown.add(word);
            }
        }
        return unknown;
    }

    /** A part number is not misspelt, and what names a product is right. */
    private static boolean isCode(String text, IndexReader reader) throws IOException {
        return text.codePoints().anyMatch(Character::isDigit)
                || reader.docFreq(new Term(Fields.SKU_CODES, Codes.of(text))) > 0;
    }

    /** All that stands around the word without a space. */
    private static String around(Word word, String text) {
        int start = word.start();
        int end = word.end();
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    private boolean isKnown(Word word, IndexReader reader) throws IOException {
        if (word.term().length() < SHORTEST_WORD || reader.docFreq(new Term(Fields.SPELLING, word.term())) > 0) {
            return true;
        }
        List<SearchWord> stems = analyzer.searchWords(word.term());
        if (stems.isEmpty()) {
            return true; // an article or the like: nobody searches for it, so it cannot be wrong
        }
        for (SearchWord stem : stems) {
            for (String field : SEARCHED) {
                if (reader.docFreq(new Term(field, stem.joined())) > 0) {
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
