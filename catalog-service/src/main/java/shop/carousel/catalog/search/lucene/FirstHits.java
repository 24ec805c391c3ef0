package shop.carousel.catalog.search.lucene;

import java.util.Collection;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Counts hits up to a number. */
record FirstHits(int most) implements CollectorManager<FirstHits.Counter, Integer> {

    /** The hits of one thread. */
    static final class Counter extends SimpleCollector {

        private final int most;
        private int hits;

        Counter(int most) {
            this.most = most;
        }

        @Override
        public void collect(int document) {
            if (hits == most) {
                throw new CollectionTerminatedException();
            }
            hits++;
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }

    @Override
    public Counter newCollector() {
        return new Counter(most);
    }

    @Override
    public Integer reduce(Collection<Counter> counters) {
        return Math.min(most, counters.stream().mapToInt(each -> each.hits).sum());
    }
}
