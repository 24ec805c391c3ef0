package shop.carousel.catalog.search.lucene;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import shop.carousel.catalog.search.TextForm;

/** Queries for what names a product exactly. */
final class CodeQueries {

    private static final float EXACT = 50f;
    private static final float SKU_IN_PART = 10f;
    private static final float SKU_AMONG_WORDS = 3f;
    private static final float NUMBER_AMONG_WORDS = 0.5f;

    /** An EAN has at least so many digits. Shorter attributes are no names. */
    private static final int LONG_CODE = 8;

    private CodeQueries() {}

    /**
     * The whole text is a SKU, in any case, joined or split, or its beginning, or a long number among the attributes.
     */
    static List<Query> wholeText(String text, List<SearchWord> words) {
        List<Query> ways = new ArrayList<>();
        ways.add(boosted(Fields.SKU, text, EXACT));
        ways.add(boosted(Fields.SKU_CODES, TextForm.key(text), EXACT));
        String code = Codes.of(text);
        ways.add(boosted(Fields.SKU_CODES, code, EXACT));
        if (code.length() >= LONG_CODE) {
            ways.add(boosted(Fields.CODES, code, EXACT));
        }
        if (words.stream().anyMatch(SearchWord::hasDigit)) {
            List<String> parts =
                    words.stream().flatMap(word -> word.parts().stream()).toList();
            ways.addAll(inSku(parts, SKU_IN_PART));
        }
        return ways;
    }

    /** A word among others. */
    static List<Query> word(SearchWord word) {
        List<Query> ways = new ArrayList<>();
        ways.add(boosted(Fields.SKU_CODES, word.code(), SKU_AMONG_WORDS));
        ways.add(boosted(Fields.CODES, word.code(), NUMBER_AMONG_WORDS));
        ways.addAll(inSku(word.parts(), SKU_AMONG_WORDS));
        return ways;
    }

    /** One part alone would be found in too many SKUs. */
    private static List<Query> inSku(List<String> parts, float weight) {
        return parts.size() < 2
                ? List.of()
                : List.of(new BoostQuery(new PhraseQuery(Fields.SKU_PARTS, parts.toArray(String[]::new)), weight));
    }

    private static Query boosted(String field, String code, float weight) {
        return new BoostQuery(new TermQuery(new Term(field, code)), weight);
    }
}
