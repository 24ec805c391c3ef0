package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import shop.carousel.catalog.search.Suggestion;
import shop.carousel.catalog.search.TextForm;

/**
 * Completes a beginning: by categories and brands with a word that starts so, then by products whose names have all its
 * words.
 */
final class Completion {

    private static final int MOST_OF_A_KIND = 2;

    /** So many products are read for one suggestion, because several may have one name. */
    private static final int READ_FOR_ONE = 3;

    private static final Sort POPULAR_FIRST = new Sort(
            new SortField(Fields.POPULARITY, SortField.Type.LONG, true),
            new SortField(Fields.SKU, SortField.Type.STRING));

    private final ProductAnalyzer analyzer;

    Completion(ProductAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    List<Suggestion> suggest(CatalogSearcher searcher, String text, int limit, SearchBudget budget) throws IOException {
        List<Suggestion> all = new ArrayList<>();
        Vocabulary vocabulary = searcher.vocabulary();
        vocabulary
                .categoriesLike(text, MOST_OF_A_KIND)
                .forEach(name -> all.add(new Suggestion(name, "category", null)));
        vocabulary.brandsLike(text, MOST_OF_A_KIND).forEach(name -> all.add(new Suggestion(name, "brand", null)));
        all.addAll(products(searcher, text, limit, budget));
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
    }

    /** One of each name. */
    private List<Suggestion> products(CatalogSearcher searcher, String text, int limit, SearchBudget budget)
            throws IOException {
        List<String> words = budget.some(analyzer.nameWords(text)).stream()
                .flatMap(word -> word.parts().stream())
                .toList();
        if (words.isEmpty()) {
            return List.of();
        }
        Map<String, Suggestion> found = new LinkedHashMap<>();
        StoredFields stored = searcher.storedFields();
        var popular = new TopFieldCollectorManager(POPULAR_FIRST, limit * READ_FOR_ONE, limit);
        ScoreDoc[] hits = searcher.search(named(words), budget.inTime(popular)).scoreDocs;
        for (int i = 0; i < hits.length && found.size() < limit; i++) {
            var document = stored.document(hits[i].doc, Set.of(Fields.SKU, Fields.NAME));
            String name = document.get(Fields.NAME);
            found.putIfAbsent(TextForm.key(name), new Suggestion(name, "product", document.get(Fields.SKU)));
        }
        return List.copyOf(found.values());
    }

    /** Words before the last are finished; the last may go on. */
    private static Query named(List<String> words) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : words.subList(0, words.size() - 1)) {
            all.add(new TermQuery(new Term(Fields.NAME_WORDS, word)), Occur.FILTER);
        }
        all.add(new PrefixQuery(new Term(Fields.NAME_WORDS, words.getLast())), Occur.FILTER);
        return all.build();
    }
}
