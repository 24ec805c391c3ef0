package shop.carousel.catalog.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** Products whose texts mean nearly the same as another's: its nearest neighbours among the vectors of one view. */
record Similar(CatalogSearcher searcher) {

    /** Products below this similarity are not shown. */
    private static final double LIKENESS = 0.45;

    /** Best first; empty for a SKU that is not there or not embedded. */
    List<String> to(String sku, int limit) throws IOException {
        Query itself = new TermQuery(new Term(Fields.SKU, sku));
        ScoreDoc[] found = searcher.search(itself, 1).scoreDocs;
        byte[] vector = found.length == 0 ? null : vector(found[0].doc);
        return vector == null ? List.of() : near(vector, itself, limit);
    }

    private List<String> near(byte[] vector, Query itself, int limit) throws IOException {
        Query others = new BooleanQuery.Builder()
                .add(new MatchAllDocsQuery(), Occur.FILTER)
                .add(itself, Occur.MUST_NOT)
                .build();
        List<String> skus = new ArrayList<>();
        for (ScoreDoc hit :
                searcher.search(new KnnByteVectorQuery(Fields.MEANING, vector, limit, others), limit).scoreDocs) {
            if (Fusion.likeness(hit) >= LIKENESS) {
                skus.add(searcher.storedFields().document(hit.doc).get(Fields.SKU));
            }
        }
        return skus;
    }

    private byte @Nullable [] vector(int document) throws IOException {
        List<LeafReaderContext> leaves = searcher.getLeafContexts();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        ByteVectorValues vectors = leaf.reader().getByteVectorValues(Fields.MEANING);
        if (vectors == null) {
            return null;
        }
        int inLeaf = document - leaf.docBase;
        KnnVectorValues.DocIndexIterator place = vectors.iterator();
        return place.advance(inLeaf) == inLeaf
                ? vectors.vectorValue(place.index()).clone()
                : null;
    }
}
