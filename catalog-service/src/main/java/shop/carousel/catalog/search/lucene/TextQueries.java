package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

/**
 * Queries for a text. Each word counts by the best of its fields (disjunction maximum), with a little from the others,
 * so that a word in the name beats the same word in the description. The parts of a part number stand one after the
 * other, or are one word.
 */
final class TextQueries {

    private static final List<String> TEXTS =
            List.of(Fields.NAME, Fields.BRAND, Fields.CATEGORY, Fields.DESCRIPTION, Fields.ATTRIBUTES);

    private static final Map<String, Float> WEIGHTS = Map.of(
            Fields.NAME, 3f,
            Fields.BRAND, 2f,
            Fields.CATEGORY, 1.5f,
            Fields.DESCRIPTION, 1f,
            Fields.ATTRIBUTES, 0.5f);

    private static final List<String> FUZZY_FIELDS = List.of(Fields.NAME, Fields.BRAND, Fields.CATEGORY);
    private static final float OTHER_FIELDS = 0.2f;
    private static final float SYNONYM = 0.7f;

    /** What a hit has left of a word that stands only beside the thing, as "laptop" does in "laptop bag". */
    private static final float ASIDE = 0.75f;

    private static final float NUMBERS_TOGETHER = 2f;
    private static final float WORDS_TOGETHER = 0.5f;
    private static final float MOST = 0.5f;
    private static final float SIMILAR = 0.4f;
    private static final int MOST_EXPANSIONS = 50;
    private static final double ENOUGH_WORDS = 0.6;
    private static final int SHORTEST_PART = 3;
    private static final int MOST_SPLITS = 3;
    private static final int LONGEST_COMPOUND = 30;

    /** More than any score of words. */
    static final float FIRST_TIER = 4096f;

    private final ProductAnalyzer analyzer;

    TextQueries(ProductAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** A word of the text and how products may have it. */
    private record Slot(SearchWord word, Query query, boolean head) {}

    /** A text's words over one view of the index. */
    final class Words {

        private final SearchText text;
        private final CatalogSearcher searcher;
        private final Synonyms synonyms;
        private final SearchBudget budget;
        private final List<SearchWord> words;
        private final List<Slot> slots;

        Words(SearchText text, CatalogSearcher searcher, Synonyms synonyms, SearchBudget budget) throws IOException {
            this.text = text;
            this.searcher = searcher;
            this.synonyms = synonyms;
            this.budget = budget;
            this.words = budget.some(
                    analyzer.searchWords(text.wanted()).stream().distinct().toList());
            this.slots = slots();
        }

        /**
         * Every word is there, itself or by a synonym; or the text names the product exactly. Articles alone are looked
         * for in names.
         */
        Query every() {
            if (text.excludesOnly()) {
                return restricted(MatchAllDocsQuery.INSTANCE);
            }
            BooleanQuery.Builder ways = new BooleanQuery.Builder();
            ways.add(words.isEmpty() ? articles(text.wanted(), budget) : all(), Occur.SHOULD);
            CodeQueries.wholeText(text.normal(), words).forEach(exact -> ways.add(exact, Occur.SHOULD));
            return restricted(ways.build());
        }

        /**
         * First what has every word, then what has most: the thing itself, all numbers, and half of the words.
         *
         * @param every {@link #every}
         */
        Query everyThenMost(Query every) throws IOException {
            return new BooleanQuery.Builder()
                    .add(new BoostQuery(new ConstantScoreQuery(every), FIRST_TIER), Occur.SHOULD)
                    .add(every, Occur.SHOULD)
                    .add(restricted(most()), Occur.SHOULD)
                    .build();
        }

        private Query most() throws IOException {
            BooleanQuery.Builder some = new BooleanQuery.Builder();
            int known = 0;
            int required = 0;
            for (Slot slot : slots) {
                if (budget.count(searcher, slot.query(), 1) > 0) {
                    boolean must = slot.head() || slot.word().hasDigit();
                    some.add(slot.query(), must ? Occur.MUST : Occur.SHOULD);
                    known++;
                    required += must ? 1 : 0;
                }
            }
            if (required == 0) {
                return new MatchNoDocsQuery("no thing");
            }
            int enough = (int) Math.ceil(known * MOST);
            some.setMinimumNumberShouldMatch(Math.max(0, enough - required));
            return some.build();
        }

        /**
         * Any of the words that products have; where they have none, words that look like most of them. Beside words
         * that products have, a number only moves a hit up: "lamp 7" does not mean whatever has a 7.
         *
         * @param alike whether words that look like unknown ones count
         */
        Query some(boolean alike) throws IOException {
            BooleanQuery.Builder some = new BooleanQuery.Builder();
            BooleanQuery.Builder numbers = new BooleanQuery.Builder();
            boolean anyKnown = false;
            for (Slot slot : slots) {
                boolean isNumber = slot.word().isNumber();
                boolean isKnown = !isNumber && budget.count(searcher, slot.query(), 1) > 0;
                anyKnown |= isKnown;
                (isNumber ? numbers : some).add(isKnown || !alike ? slot.query() : similar(slot), Occur.SHOULD);
            }
            if (anyKnown) {
                Query hits = new BooleanQuery.Builder()
                        .add(some.build(), Occur.MUST)
                        .add(numbers.build(), Occur.SHOULD)
                        .build();
                return restricted(thingFirst(hits));
            }
            numbers.build().forEach(some::add);
            some.setMinimumNumberShouldMatch((int) Math.ceil(slots.size() * ENOUGH_WORDS));
            return slots.isEmpty() ? new MatchNoDocsQuery("no words") : restricted(thingFirst(some.build()));
        }

        /** A text of two words means the second: red things are no lamps. */
        private Query thingFirst(Query some) throws IOException {
            return new BooleanQuery.Builder()
                    .add(new BoostQuery(new ConstantScoreQuery(most()), FIRST_TIER), Occur.SHOULD)
                    .add(some, Occur.MUST)
                    .build();
        }

        private Query restricted(Query query) {
            if (text.phrases().isEmpty() && text.excluded().isEmpty()) {
                return query;
            }
            BooleanQuery.Builder restricted = new BooleanQuery.Builder().add(query, Occur.MUST);
            text.phrases().forEach(phrase -> restricted.add(anywhere(phrase), Occur.FILTER));
            text.excluded().forEach(phrase -> restricted.add(anywhere(phrase), Occur.MUST_NOT));
            return restricted.build();
        }

        private Query all() {
            BooleanQuery.Builder all = new BooleanQuery.Builder();
            slots.forEach(slot -> all.add(slot.query(), Occur.MUST));
            for (int i = 1; i < words.size(); i++) {
                boolean number = words.get(i - 1).hasDigit() || words.get(i).hasDigit();
                float weight = number ? NUMBERS_TOGETHER : WORDS_TOGETHER;
                all.add(new BoostQuery(sideBySide(words.get(i - 1), words.get(i)), weight), Occur.SHOULD);
            }
            return all.build();
        }

        private List<Slot> slots() throws IOException {
            List<List<Query>> spans = spans();
            List<String> heads = HeadNouns.of(text.wanted());
            List<String> head = heads.isEmpty() ? List.of() : stems(heads.getLast());
            List<Slot> all = new ArrayList<>();
            for (int i = 0; i < words.size(); i++) {
                SearchWord word = words.get(i);
                List<Query> ways = new ArrayList<>(ways(word));
                ways.addAll(spans.get(i));
                Query query = new DisjunctionMaxQuery(ways, OTHER_FIELDS);
                boolean isHead = head.contains(word.joined());
                all.add(new Slot(word, isHead ? thing(i, query) : query, isHead));
            }
            return all;
        }

        /** What has the word only beside the thing counts a little less. */
        private Query thing(int place, Query query) {
            Query more = new BooleanQuery.Builder()
                    .add(new BoostQuery(query, 1 - ASIDE), Occur.MUST)
                    .add(new TermInSetQuery(Fields.HEADS, names(place)), Occur.FILTER)
                    .build();
            return new BooleanQuery.Builder()
                    .add(new BoostQuery(query, ASIDE), Occur.MUST)
                    .add(more, Occur.SHOULD)
                    .build();
        }

        /** What the thing is called: by this word, by a synonym, or by both words in one. */
        private List<BytesRef> names(int place) {
            String stem = words.get(place).joined();
            List<String> names = new ArrayList<>(List.of(stem));
            synonyms.of(List.of(stem)).forEach(other -> names.add(other.getLast()));
            if (place > 0) {
                names.add(words.get(place - 1).joined() + stem);
            }
            return names.stream().map(BytesRef::new).toList();
        }

        /** For each word, what stands for it together with words beside it. */
        private List<List<Query>> spans() throws IOException {
            List<List<Query>> spans = new ArrayList<>();
            words.forEach(word -> spans.add(new ArrayList<>()));
            for (int start = 0; start < words.size(); start++) {
                for (int end = start + 1; end <= Math.min(words.size(), start + Synonyms.LONGEST); end++) {
                    List<Query> ways = spanned(words.subList(start, end));
                    spans.subList(start, end).forEach(each -> each.addAll(ways));
                }
            }
            return spans;
        }

        private List<Query> spanned(List<SearchWord> some) throws IOException {
            List<String> stems = some.stream().map(SearchWord::joined).toList();
            List<Query> ways = synonyms(stems);
            if (some.size() == 2 && some.stream().noneMatch(SearchWord::hasDigit)) {
                ways.addAll(compound(some.get(0).joined() + some.get(1).joined()));
            } else if (some.size() == 1
                    && some.getFirst().isOne()
                    && !some.getFirst().hasDigit()) {
                ways.addAll(split(stems.getFirst()));
            }
            return ways;
        }

        private List<Query> synonyms(List<String> stems) {
            List<Query> ways = new ArrayList<>();
            for (List<String> other : synonyms.of(stems)) {
                for (Query way : other.size() == 1 ? inFields(other.getFirst()) : phrases(other)) {
                    ways.add(new BoostQuery(way, SYNONYM));
                }
            }
            return ways;
        }

        /** {@code head set} is {@code headset}, where products have such a word or a synonym of it. */
        private List<Query> compound(String joined) throws IOException {
            List<String> stems = joined.length() > LONGEST_COMPOUND ? List.of() : stems(joined);
            if (stems.size() != 1) {
                return List.of();
            }
            List<Query> ways = synonyms(stems);
            if (isKnown(stems.getFirst())) {
                ways.addAll(inFields(stems.getFirst()));
            }
            return ways;
        }

        /** {@code headset} is {@code head set}, where the two stand side by side. */
        private List<Query> split(String stem) throws IOException {
            List<Query> ways = new ArrayList<>();
            int last = stem.length() > LONGEST_COMPOUND ? 0 : stem.length() - SHORTEST_PART;
            for (int i = SHORTEST_PART; i <= last && ways.size() < MOST_SPLITS * TEXTS.size(); i++) {
                List<String> parts = List.of(stem.substring(0, i), stem.substring(i));
                if (isKnown(parts.get(0)) && isKnown(parts.get(1))) {
                    ways.addAll(phrases(parts));
                }
            }
            return ways;
        }

        private boolean isKnown(String stem) throws IOException {
            for (String field : FUZZY_FIELDS) {
                if (searcher.getIndexReader().docFreq(new Term(field, stem)) > 0) {
                    return true;
                }
            }
            return false;
        }

        private Query similar(Slot slot) {
            String stem = slot.word().joined();
            int edits = stem.length() < 4 ? 0 : stem.length() < 6 ? 1 : 2;
            List<Query> ways = new ArrayList<>(List.of(slot.query()));
            if (edits > 0 && budget.takeLookups(FUZZY_FIELDS.size())) {
                for (String field : FUZZY_FIELDS) {
                    ways.add(new BoostQuery(fuzzy(field, stem, edits), SIMILAR));
                }
            }
            return new DisjunctionMaxQuery(ways, OTHER_FIELDS);
        }
    }

    private List<String> stems(String word) {
        return analyzer.searchWords(word).stream().map(SearchWord::joined).toList();
    }

    /** The words side by side in one of the texts, or a part of the SKU. */
    private Query anywhere(String phrase) {
        QueryBuilder builder = new QueryBuilder(analyzer);
        BooleanQuery.Builder ways = new BooleanQuery.Builder();
        List<String> fields = new ArrayList<>(TEXTS);
        fields.add(Fields.NAME_WORDS);
        for (String field : fields) {
            Query way = builder.createPhraseQuery(field, phrase);
            if (way != null) {
                ways.add(way, Occur.SHOULD);
            }
        }
        ways.add(new TermQuery(new Term(Fields.SKU_CODES, Codes.of(phrase))), Occur.SHOULD);
        return ways.build();
    }

    private Query articles(String text, SearchBudget budget) {
        List<SearchWord> words = budget.some(analyzer.nameWords(text));
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        words.stream()
                .flatMap(word -> word.parts().stream())
                .forEach(part -> all.add(new TermQuery(new Term(Fields.NAME_WORDS, part)), Occur.MUST));
        return words.isEmpty() ? new MatchNoDocsQuery("no words") : all.build();
    }

    /** Numbers mean most with what stands beside them, and part numbers are often typed in pieces. */
    private static Query sideBySide(SearchWord left, SearchWord right) {
        List<String> parts = new ArrayList<>(left.parts());
        parts.addAll(right.parts());
        return new PhraseQuery(Fields.NAME, parts.toArray(String[]::new));
    }

    private static List<Query> ways(SearchWord word) {
        List<Query> ways = new ArrayList<>(inFields(word.joined()));
        ways.addAll(CodeQueries.word(word));
        if (!word.isOne()) {
            if (word.hasDigit()) {
                ways.addAll(phrases(word.parts()));
            } else {
                ways.add(eachPart(word.parts()));
            }
        }
        return ways;
    }

    /** Words with a dash between them need not stand together. */
    private static Query eachPart(List<String> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String part : parts) {
            all.add(new DisjunctionMaxQuery(inFields(part), OTHER_FIELDS), Occur.MUST);
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

    private static Query fuzzy(String field, String stem, int edits) {
        return new FuzzyQuery(new Term(field, stem), edits, 1, MOST_EXPANSIONS, true);
    }
}
