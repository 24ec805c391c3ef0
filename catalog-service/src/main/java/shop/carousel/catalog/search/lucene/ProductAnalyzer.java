package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.FlagsAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import shop.carousel.catalog.search.TextForm;

/**
 * Cuts text into words, the same for products and for searches: in Unicode's compatible form, folded, without accents
 * and possessives; part numbers and numbers with units in their parts. Searched words are reduced to their stem and
 * lose their articles; words to show or to complete stay as they are. Words to spell by are not cut into parts.
 */
final class ProductAnalyzer extends AnalyzerWrapper {

    /** A word of a text, and where it stands there. */
    record Word(String term, int start, int end) {}

    private final Analyzer stemming = new WordAnalyzer(true, true);
    private final Analyzer literal = new WordAnalyzer(true, false);
    private final Analyzer spelling = new WordAnalyzer(false, false);

    ProductAnalyzer() {
        super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        return switch (field) {
            case Fields.SPELLING -> spelling;
            case Fields.NAME_WORDS, Fields.SKU_PARTS -> literal;
            default -> stemming;
        };
    }

    /** What to search for. */
    List<SearchWord> searchWords(String text) {
        return words(Fields.NAME, text);
    }

    /** The stems of a text, with spaces between them. */
    String stems(String text) {
        return searchWords(text).stream().map(SearchWord::joined).collect(Collectors.joining(" "));
    }

    /** Equal for values that differ in case, form, or the spelling of a number with its unit only. */
    String valueKey(String value) {
        return nameWords(value).stream().flatMap(word -> word.parts().stream()).collect(Collectors.joining(" "));
    }

    /** The words of a name, articles too, part numbers in their parts. */
    List<SearchWord> nameWords(String text) {
        return words(Fields.NAME_WORDS, text);
    }

    /** The words as they are written in a text of normal form. */
    List<Word> literalWords(String text) {
        return tokens(Fields.SPELLING, text).stream()
                .map(token -> new Word(token.term(), token.start(), token.end()))
                .toList();
    }

    private List<SearchWord> words(String field, String text) {
        return SearchWord.of(CodeText.of(text), tokens(field, text));
    }

    private List<SearchWord.Token> tokens(String field, String text) {
        List<SearchWord.Token> tokens = new ArrayList<>();
        try (TokenStream stream = tokenStream(field, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            FlagsAttribute flags = stream.addAttribute(FlagsAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(new SearchWord.Token(
                        term.toString(), flags.getFlags(), offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return tokens;
    }

    private static final class WordAnalyzer extends Analyzer {

        private static final int CHARACTERS_AT_ONCE = 512;

        private final boolean inParts;
        private final boolean stemmed;

        WordAnalyzer(boolean inParts, boolean stemmed) {
            this.inParts = inParts;
            this.stemmed = stemmed;
        }

        @Override
        protected Reader initReader(String field, Reader reader) {
            StringBuilder text = new StringBuilder();
            char[] some = new char[CHARACTERS_AT_ONCE];
            try (reader) {
                for (int read = reader.read(some); read >= 0; read = reader.read(some)) {
                    text.append(some, 0, read);
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return new StringReader(inParts ? CodeText.of(text.toString()) : TextForm.normal(text.toString()));
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer words = new StandardTokenizer();
            TokenStream own = new EnglishPossessiveFilter(words);
            TokenStream folded = folded(inParts ? new PartsFilter(own) : own);
            return new TokenStreamComponents(words, stemmed ? stemmed(new Articles(folded)) : folded);
        }

        /** Krovetz's stemmer leaves plurals alone that are words of their own, such as books and cords. */
        private static TokenStream stemmed(TokenStream words) {
            return new EnglishMinimalStemFilter(new KStemFilter(words));
        }

        @Override
        protected TokenStream normalize(String field, TokenStream in) {
            return folded(in);
        }

        private static TokenStream folded(TokenStream words) {
            return new ASCIIFoldingFilter(new ICUFoldingFilter(new LowerCaseFilter(words)));
        }
    }

    /** Takes articles and the like away, but not out of part numbers. */
    private static final class Articles extends FilteringTokenFilter {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final FlagsAttribute flags = addAttribute(FlagsAttribute.class);

        Articles(TokenStream words) {
            super(words);
        }

        @Override
        protected boolean accept() {
            return flags.getFlags() != 0
                    || !EnglishAnalyzer.ENGLISH_STOP_WORDS_SET.contains(term.buffer(), 0, term.length());
        }
    }
}
