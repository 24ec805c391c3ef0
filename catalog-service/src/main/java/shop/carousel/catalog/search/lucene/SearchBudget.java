package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import shop.carousel.catalog.search.SearchConfig;

/**
 * What one search may cost: words, look-ups of similar words, time. When some of it is used up the search goes on with
 * less and its answer is partial. Belongs to one search and one thread.
 */
final class SearchBudget {

    private static final int HITS_BETWEEN_LOOKS = 1024;

    private final int mostWords;
    private final LongSupplier nanos;
    private final long end;
    private int lookups;
    private int ignoredWords;
    private boolean cut;

    SearchBudget(SearchConfig config, LongSupplier nanos) {
        this.mostWords = config.textWords();
        this.lookups = config.similarWords();
        this.nanos = nanos;
        this.end = nanos.getAsLong() + config.time().toNanos();
    }

    /** As many of the words, from the first, as have the allowed number of parts together. */
    List<SearchWord> some(List<SearchWord> words) {
        int parts = 0;
        int taken = 0;
        while (taken < words.size() && parts + words.get(taken).parts().size() <= mostWords) {
            parts += words.get(taken++).parts().size();
        }
        ignoredWords = Math.max(ignoredWords, words.size() - taken);
        return words.subList(0, taken);
    }

    /**
     * Takes look-ups of words that are similar to one that nobody has; false if too few are left or the time is over.
     */
    boolean takeLookups(int wanted) {
        if (wanted > lookups || isOver()) {
            cut = true;
            return false;
        }
        lookups -= wanted;
        return true;
    }

    int ignoredWords() {
        return ignoredWords;
    }

    /** Whether something was left out. */
    boolean isPartial() {
        return cut || ignoredWords > 0;
    }

    private boolean isOver() {
        return nanos.getAsLong() - end >= 0;
    }

    /** How many hits there are, at most so many: what comes after them is not looked at. */
    int count(IndexSearcher searcher, Query query, int most) throws IOException {
        return searcher.search(query, inTime(new FirstHits(most)));
    }

    /** Collects as the other does until the time is over. */
    <C extends Collector, T> CollectorManager<Collector, T> inTime(CollectorManager<C, T> all) {
        return new CollectorManager<>() {

            @Override
            public Collector newCollector() throws IOException {
                return new InTime<>(all.newCollector());
            }

            @Override
            @SuppressWarnings("unchecked") // each is one of the above
            public T reduce(Collection<Collector> collectors) throws IOException {
                List<C> inner = new ArrayList<>();
                collectors.forEach(each -> inner.add(((InTime<C>) each).inner));
                return all.reduce(inner);
            }
        };
    }

    /** Ends each part of the index as soon as the time is over. What was collected until then stays. */
    private final class InTime<C extends Collector> extends FilterCollector {

        private final C inner;

        InTime(C inner) {
            super(inner);
            this.inner = inner;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext part) throws IOException {
            endWhenOver();
            return new FilterLeafCollector(super.getLeafCollector(part)) {

                private int hits;

                @Override
                public void collect(int document) throws IOException {
                    if (++hits % HITS_BETWEEN_LOOKS == 0) {
                        endWhenOver();
                    }
                    super.collect(document);
                }

                @Override
                public DocIdSetIterator competitiveIterator() throws IOException {
                    return in.competitiveIterator();
                }
            };
        }

        private void endWhenOver() {
            if (isOver()) {
                cut = true;
                throw new CollectionTerminatedException();
            }
        }
    }
}
