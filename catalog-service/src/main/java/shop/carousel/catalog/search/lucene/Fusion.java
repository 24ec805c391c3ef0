package shop.carousel.catalog.search.lucene;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import shop.carousel.catalog.search.SearchConfig;
import shop.carousel.catalog.search.Sorting;
import shop.carousel.catalog.search.Tier;
import shop.carousel.catalog.search.meaning.MeaningConfig;
import shop.carousel.catalog.search.meaning.Meanings;

/**
 * Adds what a text means to what its words found: reciprocal ranks are added (Cormack, Clarke and Büttcher 2009,
 * doi:10.1145/1571941.1572114).
 *
 * <p>The words' hits always count, and only the first ones are reordered. Few hits are followed by some that are
 * similar to the text. If no product has all words of a text, similar products answer. All this depends on text and
 * index alone, never on filters or pages, so totals, facets and pages describe one set.
 *
 * <p>Where the model is not ready, where too many products are not embedded yet, and for texts that want words as they
 * are (in quotes, excluded, a SKU, "as it is"), the words' answer stays as it is.
 */
@Singleton
final class Fusion {

    private static final int RANKS = 60;

    /** What a rank by meaning counts beside one by words. */
    private static final double MEANING = 0.5;

    /** A hit is like the text when it is at least so near as the nearest, as a share. */
    private static final double NEAR = 0.6;

    /** More than any score of words. */
    private static final int ABOVE_WORDS = 1 << 14;

    private final ProductAnalyzer analyzer = new ProductAnalyzer();
    private final Meanings meanings;
    private final MeaningConfig config;
    private final int fewHits;
    private final int depth;

    Fusion(Meanings meanings, MeaningConfig config, SearchConfig search) {
        this.meanings = meanings;
        this.config = config;
        this.fewHits = search.fewHits();
        this.depth = Math.max(config.depth(), search.fewHits());
    }

    /** Whether texts have meanings. An answer from before is another one. */
    boolean isReady() {
        return config.enabled() && meanings.isReady();
    }

    /**
     * The hits of words and of meaning.
     *
     * @param words what the text's words found
     */
    Interpretation of(SearchText text, Interpretation words, CatalogSearcher searcher, SearchBudget budget)
            throws IOException {
        SearchText meant = words.correctedText() == null ? text : SearchText.of(words.correctedText());
        if (!hasMeaning(meant) || !isEmbedded(searcher) || isCode(text, searcher, budget)) {
            return words;
        }
        Optional<byte[]> vector = meanings.of(meant.wanted().strip());
        return vector.isEmpty() ? words : new Both(meant, words, searcher, budget).fuse(vector.get());
    }

    /** The model maps every text to a vector; the vector has meaning only for words that the model knows. */
    private boolean hasMeaning(SearchText text) {
        return text.phrases().isEmpty()
                && text.excluded().isEmpty()
                && analyzer.literalWords(text.wanted()).stream()
                        .map(ProductAnalyzer.Word::term)
                        .anyMatch(word -> meanings.isKnown(word)
                                && !analyzer.searchWords(word).isEmpty());
    }

    private boolean isEmbedded(CatalogSearcher searcher) throws IOException {
        int products = searcher.getIndexReader().numDocs();
        return products - searcher.unembedded() >= products * config.share();
    }

    private boolean isCode(SearchText text, CatalogSearcher searcher, SearchBudget budget) throws IOException {
        BooleanQuery.Builder codes = new BooleanQuery.Builder();
        List<SearchWord> words = budget.some(
                analyzer.searchWords(text.wanted()).stream().distinct().toList());
        CodeQueries.wholeText(text.normal(), words).forEach(code -> codes.add(code, Occur.SHOULD));
        return budget.count(searcher, codes.build(), 1) > 0;
    }

    /** One text's hits of both kinds, documents of one view. */
    private final class Both {

        private final SearchText text;
        private final Interpretation words;
        private final CatalogSearcher searcher;
        private final SearchBudget budget;

        Both(SearchText text, Interpretation words, CatalogSearcher searcher, SearchBudget budget) {
            this.text = text;
            this.words = words;
            this.searcher = searcher;
            this.budget = budget;
        }

        private Interpretation fuse(byte[] vector) throws IOException {
            List<Integer> byMeaning = new ArrayList<>();
            List<Integer> alike = new ArrayList<>();
            double nearest = 0;
            for (ScoreDoc hit :
                    searcher.search(new KnnByteVectorQuery(Fields.MEANING, vector, depth), depth).scoreDocs) {
                double likeness = likeness(hit);
                nearest = Math.max(nearest, likeness);
                byMeaning.add(hit.doc);
                if (nearest >= config.likeness() && likeness >= NEAR * nearest) {
                    alike.add(hit.doc);
                }
            }
            if (words.tier() == Tier.WORDS) {
                return behindWords(byWords(), byMeaning, alike);
            }
            return alike.isEmpty() ? words : Interpretation.of(ranked(alike), Tier.MEANING);
        }

        private List<ScoreDoc> byWords() throws IOException {
            var best = new TopFieldCollectorManager(Orders.of(Sorting.RELEVANCE, false), depth, null, depth);
            return List.of(searcher.search(words.ranked(), budget.inTime(best)).scoreDocs);
        }

        /** Those with all words stay before the others. */
        private Interpretation behindWords(List<ScoreDoc> byWords, List<Integer> byMeaning, List<Integer> alike)
                throws IOException {
            Set<Integer> hits = new HashSet<>(documents(byWords));
            if (byWords.size() == depth) {
                hits.addAll(thoseOf(byMeaning));
            }
            Set<Integer> all = new HashSet<>();
            byWords.stream().filter(this::hasAllWords).forEach(hit -> all.add(hit.doc));
            List<Integer> followers = all.size() < fewHits && !hasNumber() ? followers(alike, hits) : List.of();
            Map<Integer, Double> sums = sums(documents(byWords), byMeaning);
            sums.keySet().removeIf(document -> !hits.contains(document) && !followers.contains(document));
            List<Integer> order = inOrder(sums);
            if (words.goesOn()) {
                order.sort(Comparator.comparing(document -> !all.contains(document)));
            }
            Query ranked = new DisjunctionMaxQuery(List.of(ranked(order), words.ranked()), 0);
            return words.reordered(ranked, !followers.isEmpty());
        }

        private boolean hasAllWords(ScoreDoc hit) {
            return !words.goesOn() || (float) ((FieldDoc) hit).fields[0] >= TextQueries.FIRST_TIER;
        }

        /** What is only like a text has other numbers. */
        private boolean hasNumber() {
            return text.wanted().chars().anyMatch(Character::isDigit);
        }

        private List<Integer> followers(List<Integer> alike, Set<Integer> hits) {
            return alike.stream()
                    .filter(document -> !hits.contains(document))
                    .limit(config.followers())
                    .toList();
        }

        /** Those documents that the words found as well, behind their first. */
        private List<Integer> thoseOf(List<Integer> documents) throws IOException {
            Query both = new BooleanQuery.Builder()
                    .add(ranked(documents), Occur.FILTER)
                    .add(words.ranked(), Occur.FILTER)
                    .build();
            var some = new TopFieldCollectorManager(Orders.of(Sorting.RELEVANCE, true), depth, null, depth);
            return documents(List.of(searcher.search(both, budget.inTime(some)).scoreDocs));
        }

        private RankedHits ranked(List<Integer> documents) {
            return RankedHits.of(documents, ABOVE_WORDS, searcher.getIndexReader());
        }
    }

    /** The cosine of a hit's vector and the one that it is near to. */
    static double likeness(ScoreDoc hit) {
        return Meanings.cosine(Math.round((hit.score - 0.5f) * Meanings.DIMENSIONS * (1 << 15)));
    }

    private static List<Integer> documents(List<ScoreDoc> hits) {
        return Arrays.asList(hits.stream().map(hit -> hit.doc).toArray(Integer[]::new));
    }

    private static Map<Integer, Double> sums(List<Integer> byWords, List<Integer> byMeaning) {
        Map<Integer, Double> sums = new HashMap<>();
        for (int rank = 1; rank <= byWords.size(); rank++) {
            sums.merge(byWords.get(rank - 1), 1.0 / (RANKS + rank), Double::sum);
        }
        for (int rank = 1; rank <= byMeaning.size(); rank++) {
            sums.merge(byMeaning.get(rank - 1), MEANING / (RANKS + rank), Double::sum);
        }
        return sums;
    }

    /** Two that are equal stand as the index has them. */
    private static List<Integer> inOrder(Map<Integer, Double> sums) {
        Comparator<Map.Entry<Integer, Double>> best = Map.Entry.comparingByValue(Comparator.reverseOrder());
        return new ArrayList<>(sums.entrySet().stream()
                .sorted(best.thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList());
    }
}
