package shop.carousel.catalog.search.lucene;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;

/**
 * How the index keeps vectors. A part of it with up to some 50,000 is looked through whole, which is exact and costs
 * less than a graph that every merge builds anew; a larger one has a graph (HNSW, Malkov and Yashunin 2016,
 * arXiv:1603.09320).
 */
final class VectorCodec extends Lucene104Codec {

    private static final int CONNECTIONS = 16;
    private static final int BEAM = 100;

    /** Lucene builds a graph of n vectors when n is more than ln(n) times this: from 50,000 on. */
    private static final int SMALL = 4_620;

    private final KnnVectorsFormat vectors = new Lucene99HnswVectorsFormat(CONNECTIONS, BEAM, 1, null, SMALL);

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return vectors;
    }
}
