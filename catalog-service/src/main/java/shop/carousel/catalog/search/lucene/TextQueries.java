package shop.carousel.catalog.search.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Queries for a text. Each word counts by the best of its fields (disjunction maximum), with a little from the others, so that a word
 * in the name beats the same word in the description.
 */
final class TextQueries {

    private static final Map<String, Float> WEIGHTS = Map.of(
            Fields.NAME, 3f,
            Fields.BRAND, 2f,
            Fields.CATEGORY, 1.5f,
            Fields.DESCRIPTION, 1f,
            Fields.ATTRIBUTES, 0.5f);

    private static final float OTHER_FIELDS = 0.2f;
    private static final float SYNONYM = 0.7f;
    private static final float SIMILAR = 0.4f;
    private static final float SKU = 50f;
    private static final int MOST_WORDS = 32;
    private static final int MOST_EXPANSIONS = 50;
    private static final double ENOUGH_WORDS = 0.6;

    private final ProductAnalyzer analyzer;
    private final Synonyms synonyms;

    TextQueries(ProductAnalyzer analyzer, Synonyms synonyms) {
        this.analyzer = analyzer;
        this.synonyms = synonyms;
    }

    /** Every word is there, itself or by a synonym; or the text is a SKU. */
    Query everyWord(String text) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        List<String> stems = stems(text);
        stems.forEach(stem -> all.add(word(stem), Occur.MUST));
        Query words = stems.isEmpty() ? new MatchNoDocsQuery("no words") : all.build();
        return new BooleanQuery.Builder()
                .add(words, Occur.SHOULD)
                .add(new BoostQuery(new TermQuery(new Term(Fields.SKU, text)), SKU), Occur.SHOULD)
                .build();
    }

    /** Most of the words are there, or words that look like them. */
    Query mostWords(String text) {
        List<String> stems = stems(text);
        if (stems.isEmpty()) {
            return new MatchNoDocsQuery("no words");
        }
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        stems.forEach(stem -> some.add(similar(stem), Occur.SHOULD));
        some.setMinimumNumberShouldMatch((int) Math.ceil(stems.size() * ENOUGH_WORDS));
        return some.build();
    }

    private List<String> stems(String text) {
        return analyzer.searchWords(text).stream()
                .map(ProductAnalyzer.Word::term)
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    private Query word(String stem) {
        List<Query> ways = new ArrayList<>(inFields(stem));
        for (String synonym : synonyms.of(stem)) {
            inFields(synonym).forEach(query -> ways.add(new BoostQuery(query, SYNONYM)));
        }
        return new DisjunctionMaxQuery(ways, OTHER_FIELDS);
    }

    private static List<Query> inFields(String stem) {
        List<Query> queries = new ArrayList<>();
        WEIGHTS.forEach((field, weight) -> queries.add(new BoostQuery(new TermQuery(new Term(field, stem)), weight)));
        return queries;
    }

    private Query similar(String stem) {
        int edits = stem.length() < 4 ? 0 : stem.length() < 6 ? 1 : 2;
        List<Query> ways = new ArrayList<>();
        ways.add(word(stem));
        if (edits > 0) {
            for (String field : List.of(Fields.NAME, Fields.BRAND, Fields.CATEGORY)) {
                ways.add(new BoostQuery(fuzzy(field, stem, edits), SIMILAR));
            }
        }
        return new DisjunctionMaxQuery(ways, OTHER_FIELDS);
    }

    private static Query fuzzy(String field, String stem, int edits) {
        return new FuzzyQuery(new Term(field, stem), edits, 1, MOST_EXPANSIONS, true);
    }
}
