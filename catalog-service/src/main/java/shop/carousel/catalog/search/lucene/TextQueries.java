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
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Queries for a text. Each word counts by the best of its fields (disjunction maximum), with a little from the others,
 * so that a word in the name beats the same word in the description. The parts of a part number stand one after the
 * other, or are one word.
 */
final class TextQueries {

    private static final Map<String, Float> WEIGHTS = Map.of(
            Fields.NAME, 3f,
            Fields.BRAND, 2f,
            Fields.CATEGORY, 1.5f,
            Fields.DESCRIPTION, 1f,
            Fields.ATTRIBUTES, 0.5f);

    private static final List<String> FUZZY_FIELDS = List.of(Fields.NAME, Fields.BRAND, Fields.CATEGORY);
    private static final float OTHER_FIELDS = 0.2f;
    private static final float SYNONYM = 0.7f;
    private static final float TOGETHER = 2f;
    private static final float SIMILAR = 0.4f;
    private static final int MOST_EXPANSIONS = 50;
    private static final double ENOUGH_WORDS = 0.6;

    private final ProductAnalyzer analyzer;
    private final Synonyms synonyms;

    TextQueries(ProductAnalyzer analyzer, Synonyms synonyms) {
        this.analyzer = analyzer;
        this.synonyms = synonyms;
    }

    /**
     * Every word is there, itself or by a synonym; or the text names the product exactly. Articles alone are looked for
     * in names.
     */
    Query everyWord(String text, SearchBudget budget) {
        List<SearchWord> words = words(text, budget);
        BooleanQuery.Builder ways = new BooleanQuery.Builder();
        ways.add(words.isEmpty() ? articles(text, budget) : all(words), Occur.SHOULD);
        CodeQueries.wholeText(text, words).forEach(exact -> ways.add(exact, Occur.SHOULD));
        return ways.build();
    }

    /** Most of the words are there, or words that look like them. */
    Query mostWords(String text, SearchBudget budget) {
        List<SearchWord> words = words(text, budget);
        if (words.isEmpty()) {
            return new MatchNoDocsQuery("no words");
        }
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        words.forEach(word -> some.add(similar(word, budget), Occur.SHOULD));
        some.setMinimumNumberShouldMatch((int) Math.ceil(words.size() * ENOUGH_WORDS));
        return some.build();
    }

    private List<SearchWord> words(String text, SearchBudget budget) {
        return budget.some(analyzer.searchWords(text).stream().distinct().toList());
    }

    private Query articles(String text, SearchBudget budget) {
        List<SearchWord> words = budget.some(analyzer.nameWords(text));
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        words.stream()
                .flatMap(word -> word.parts().stream())
                .forEach(part -> all.add(new TermQuery(new Term(Fields.NAME_WORDS, part)), Occur.MUST));
        return words.isEmpty() ? new MatchNoDocsQuery("no words") : all.build();
    }

    private Query all(List<SearchWord> words) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        words.forEach(word -> all.add(word(word), Occur.MUST));
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i - 1).hasDigit() || words.get(i).hasDigit()) {
                all.add(new BoostQuery(sideBySide(words.get(i - 1), words.get(i)), TOGETHER), Occur.SHOULD);
            }
        }
        return all.build();
    }

    /** Numbers mean most with what stands beside them, and part numbers are often typed in pieces. */
    private static Query sideBySide(SearchWord left, SearchWord right) {
        List<String> parts = new ArrayList<>(left.parts());
        parts.addAll(right.parts());
        return new PhraseQuery(Fields.NAME, parts.toArray(String[]::new));
    }

    private Query word(SearchWord word) {
        List<Query> ways = new ArrayList<>(inFields(word.joined()));
        ways.addAll(CodeQueries.word(word));
        if (word.isOne()) {
            synonyms(word.joined(), ways);
        } else if (word.hasDigit()) {
            ways.addAll(phrases(word.parts()));
        } else {
            ways.add(eachPart(word.parts()));
        }
        return new DisjunctionMaxQuery(ways, OTHER_FIELDS);
    }

    private void synonyms(String stem, List<Query> ways) {
        for (String synonym : synonyms.of(stem)) {
            inFields(synonym).forEach(query -> ways.add(new BoostQuery(query, SYNONYM)));
        }
    }

    /** Words with a dash between them need not stand together. */
    private Query eachPart(List<String> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String part : parts) {
            List<Query> ways = new ArrayList<>(inFields(part));
            synonyms(part, ways);
            all.add(new DisjunctionMaxQuery(ways, OTHER_FIELDS), Occur.MUST);
        }
        return all.build();
    }

    private static List<Query> inFields(String stem) {
        List<Query> queries = new ArrayList<>();
        WEIGHTS.forEach((field, weight) -> queries.add(new BoostQuery(new TermQuery(new Term(field, stem)), weight)));
        return queries;
    }

    private static List<Query> phrases(List<String> parts) {
        List<Query> queries = new ArrayList<>();
        WEIGHTS.forEach((field, weight) ->
                queries.add(new BoostQuery(new PhraseQuery(field, parts.toArray(String[]::new)), weight)));
        return queries;
    }

    private Query similar(SearchWord word, SearchBudget budget) {
        String stem = word.joined();
        int edits = stem.length() < 4 ? 0 : stem.length() < 6 ? 1 : 2;
        List<Query> ways = new ArrayList<>();
        ways.add(word(word));
        if (edits > 0 && budget.takeLookups(FUZZY_FIELDS.size())) {
            for (String field : FUZZY_FIELDS) {
                ways.add(new BoostQuery(fuzzy(field, stem, edits), SIMILAR));
            }
        }
        return new DisjunctionMaxQuery(ways, OTHER_FIELDS);
    }

    private static Query fuzzy(String field, String stem, int edits) {
        return new FuzzyQuery(new Term(field, stem), edits, 1, MOST_EXPANSIONS, true);
    }
}
