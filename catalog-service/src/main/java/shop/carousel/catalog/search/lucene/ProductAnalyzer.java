package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Cuts text into words, the same for products and for searches: in lower case, without accents and possessives. Searched words are
 * reduced to their stem and lose their articles; words to show or to complete stay as they are.
 */
final class ProductAnalyzer extends AnalyzerWrapper {

    /** A word of a text, and where it stands there. */
    record Word(String term, int start, int end) {}

    private final Analyzer stemming = new WordAnalyzer(true);
    private final Analyzer literal = new WordAnalyzer(false);

    ProductAnalyzer() {
        super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        return field.equals(Fields.SPELLING) || field.equals(Fields.NAME_WORDS) ? literal : stemming;
    }

    /** The words to search for. */
    List<Word> searchWords(String text) {
        return words(Fields.NAME, text);
    }

    /** The words as they are written. */
    List<Word> literalWords(String text) {
        return words(Fields.SPELLING, text);
    }

    private List<Word> words(String field, String text) {
        List<Word> words = new ArrayList<>();
        try (TokenStream stream = tokenStream(field, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(new Word(term.toString(), offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return words;
    }

    private static final class WordAnalyzer extends Analyzer {

        private final boolean stemmed;

        WordAnalyzer(boolean stemmed) {
            this.stemmed = stemmed;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer words = new StandardTokenizer();
            TokenStream plain = new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(words)));
            return new TokenStreamComponents(words, stemmed ? stems(plain) : plain);
        }

        private static TokenStream stems(TokenStream plain) {
            return new KStemFilter(new StopFilter(plain, EnglishAnalyzer.getDefaultStopSet()));
        }

        @Override
        protected TokenStream normalize(String field, TokenStream in) {
            return new ASCIIFoldingFilter(new LowerCaseFilter(in));
        }
    }
}
