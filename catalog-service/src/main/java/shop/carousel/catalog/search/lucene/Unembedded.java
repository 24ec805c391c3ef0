package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Products that are not embedded yet, drawn evenly from all of them (Vitter 1985, algorithm R, doi:10.1145/3147.3165):
 * so instances that embed at the same time seldom embed the same.
 */
final class Unembedded extends SimpleCollector {

    private final int most;
    private final RandomGenerator random;
    private final List<Integer> drawn = new ArrayList<>();
    private int met;
    private int base;

    private Unembedded(int most, RandomGenerator random) {
        this.most = most;
        this.random = random;
    }

    /** At most so many SKUs. */
    static Set<String> some(CatalogSearcher searcher, int most, RandomGenerator random) throws IOException {
        Unembedded some = new Unembedded(most, random);
        searcher.search(new TermQuery(new Term(Fields.UNEMBEDDED, Fields.UNEMBEDDED)), some);
        Set<String> skus = new HashSet<>();
        for (int document : some.drawn) {
            skus.add(searcher.storedFields()
                    .document(document, Set.of(Fields.SKU))
                    .get(Fields.SKU));
        }
        return skus;
    }

    /** Whether one of these is still not embedded. */
    static boolean isAnyOf(CatalogSearcher searcher, Set<String> skus) throws IOException {
        Query waiting = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.UNEMBEDDED, Fields.UNEMBEDDED)), Occur.FILTER)
                .add(
                        new TermInSetQuery(
                                Fields.SKU, skus.stream().map(BytesRef::new).toList()),
                        Occur.FILTER)
                .build();
        return searcher.count(waiting) > 0;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext part) {
        base = part.docBase;
    }

    @Override
    public void collect(int document) {
        met++;
        if (drawn.size() < most) {
            drawn.add(base + document);
        } else {
            int place = random.nextInt(met);
            if (place < most) {
                drawn.set(place, base + document);
            }
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
