package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
import shop.carousel.catalog.search.Suggestion;
import shop.carousel.catalog.search.lucene.ProductAnalyzer.Word;

/** Completes a beginning: by categories and brands with a word that starts so, then by products whose names have all its words. */
final class Completion {

    private static final int MOST_OF_A_KIND = 2;

    private static final Sort POPULAR_FIRST = new Sort(
            new SortField(Fields.POPULARITY, SortField.Type.LONG, true),
            new SortField(Fields.SKU, SortField.Type.STRING));

    private final ProductAnalyzer analyzer;

    Completion(ProductAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    List<Suggestion> suggest(CatalogSearcher searcher, String text, int limit) throws IOException {
        List<Suggestion> all = new ArrayList<>();
        Vocabulary vocabulary = searcher.vocabulary();
        vocabulary
                .categoriesLike(text, MOST_OF_A_KIND)
                .forEach(name -> all.add(new Suggestion(name, "category", null)));
        vocabulary.brandsLike(text, MOST_OF_A_KIND).forEach(name -> all.add(new Suggestion(name, "brand", null)));
        all.addAll(products(searcher, text, limit));
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
    }

    private List<Suggestion> products(CatalogSearcher searcher, String text, int limit) throws IOException {
        List<Word> words = analyzer.literalWords(text);
        if (words.isEmpty()) {
            return List.of();
        }
        List<Suggestion> found = new ArrayList<>();
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc hit : searcher.search(named(words), limit, POPULAR_FIRST).scoreDocs) {
            var document = stored.document(hit.doc, Set.of(Fields.SKU, Fields.NAME));
            found.add(new Suggestion(document.get(Fields.NAME), "product", document.get(Fields.SKU)));
        }
        return found;
    }

    /** Words before the last are finished; the last may go on. */
    private static Query named(List<Word> words) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (Word word : words.subList(0, words.size() - 1)) {
            all.add(new TermQuery(new Term(Fields.NAME_WORDS, word.term())), Occur.FILTER);
        }
        all.add(new PrefixQuery(new Term(Fields.NAME_WORDS, words.getLast().term())), Occur.FILTER);
        return all.build();
    }
}
