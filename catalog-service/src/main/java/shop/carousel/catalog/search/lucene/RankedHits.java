package shop.carousel.catalog.search.lucene;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * A list of documents of one view of the index, in an order that was decided already: the first scores highest, and
 * each scores one less than the one before. The last scores {@code least}.
 */
final class RankedHits extends Query {

    private final Object view;
    private final int least;
    private final int[] documents;
    private final int[] scores;

    private RankedHits(Object view, int least, int[] documents, int[] scores) {
        this.view = view;
        this.least = least;
        this.documents = documents;
        this.scores = scores;
    }

    /** @param best the documents, the best first */
    static RankedHits of(List<Integer> best, int least, IndexReader reader) {
        int[] documents = best.stream().mapToInt(Integer::intValue).sorted().toArray();
        int[] scores = new int[documents.length];
        for (int rank = 0; rank < documents.length; rank++) {
            scores[Arrays.binarySearch(documents, best.get(rank))] = least + documents.length - 1 - rank;
        }
        return new RankedHits(reader.getContext().id(), least, documents, scores);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        if (searcher.getIndexReader().getContext().id() != view) {
            throw new IllegalStateException("these are documents of another view of the index");
        }
        return new Weight(this) {

            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext part) {
                int from = place(part.docBase);
                int to = place(part.docBase + part.reader().maxDoc());
                return from == to ? null : supplier(new Hits(from, to, part.docBase, boost), to - from);
            }

            @Override
            public Explanation explain(LeafReaderContext part, int document) {
                int place = Arrays.binarySearch(documents, part.docBase + document);
                return place < 0
                        ? Explanation.noMatch("not among the ranked")
                        : Explanation.match(scores[place] * boost, "its place");
            }

            @Override
            public boolean isCacheable(LeafReaderContext part) {
                return false; // a view's own
            }
        };
    }

    /** Where the first document stands that is not before this one. */
    private int place(int document) {
        int place = Arrays.binarySearch(documents, document);
        return place < 0 ? -place - 1 : place;
    }

    private static ScorerSupplier supplier(Scorer scorer, long cost) {
        return new ScorerSupplier() {

            @Override
            public Scorer get(long leadCost) {
                return scorer;
            }

            @Override
            public long cost() {
                return cost;
            }
        };
    }

    private final class Hits extends Scorer {

        private final int from;
        private final int to;
        private final int base;
        private final float boost;
        private int place;

        Hits(int from, int to, int base, float boost) {
            this.from = from;
            this.to = to;
            this.base = base;
            this.boost = boost;
            this.place = from - 1;
        }

        @Override
        public int docID() {
            return place < from ? -1 : place < to ? documents[place] - base : DocIdSetIterator.NO_MORE_DOCS;
        }

        @Override
        public float score() {
            return scores[place] * boost;
        }

        @Override
        public float getMaxScore(int upTo) {
            return (least + documents.length) * boost;
        }

        @Override
        public DocIdSetIterator iterator() {
            return new DocIdSetIterator() {

                @Override
                public int docID() {
                    return Hits.this.docID();
                }

                @Override
                public int nextDoc() {
                    place = Math.min(to, place + 1);
                    return docID();
                }

                @Override
                public int advance(int target) {
                    while (docID() < target) {
                        nextDoc();
                    }
                    return docID();
                }

                @Override
                public long cost() {
                    return to - from;
                }
            };
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return documents.length + " ranked";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RankedHits ranked
                && view == ranked.view
                && least == ranked.least
                && Arrays.equals(documents, ranked.documents)
                && Arrays.equals(scores, ranked.scores);
    }

    @Override
    public int hashCode() {
        return Objects.hash(System.identityHashCode(view), Arrays.hashCode(documents), Arrays.hashCode(scores));
    }
}
