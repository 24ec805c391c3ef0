package shop.carousel.catalog.search.lucene;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.ProductRow;
import shop.carousel.catalog.search.SearchConfig;
import shop.carousel.kit.log.LeftOut;
import shop.carousel.kit.problem.Problem;

/** The index on disk: one writer, and views for any number of readers. */
@Singleton
final class CatalogIndex {

    /** Something that reads one view of the index. */
    interface Reading<T> {
        T read(CatalogSearcher searcher) throws IOException;
    }

    private static final double WRITE_BUFFER_MEGABYTES = 16;

    private final ProductAnalyzer analyzer = new ProductAnalyzer();
    private final LeftOut leftOut = new LeftOut(Logger.getLogger(CatalogIndex.class), "product");
    private final IndexFolder folder;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile boolean built;

    CatalogIndex(SearchConfig config) throws IOException {
        folder = IndexFolder.create(config.directory());
        directory = new MMapDirectory(folder.path());
        writer = new IndexWriter(
                directory,
                new IndexWriterConfig(analyzer)
                        .setCodec(new VectorCodec())
                        .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                        .setCommitOnClose(false)
                        .setRAMBufferSizeMB(WRITE_BUFFER_MEGABYTES));
        searchers = new SearcherManager(writer, new Views(config.answersKept()));
    }

    void close(@Observes @Priority(20_000) ShutdownEvent stopping) throws IOException {
        built = false;
        searchers.close();
        writer.rollback();
        directory.close();
        folder.delete();
    }

    /** Whether the index holds all that the database held when the building began. */
    boolean isBuilt() {
        return built;
    }

    /** Reads one view; a 503 until the index is built. */
    <T> T read(Reading<T> reading) {
        if (!built) {
            throw Problem.unavailable("The search index is being built.", 1);
        }
        try {
            CatalogSearcher searcher = (CatalogSearcher) searchers.acquire();
            try {
                return reading.read(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    void clear() throws IOException {
        writer.deleteAll();
    }

    /** Adds or replaces products that are not embedded. */
    void put(List<ProductRow> rows, Map<String, Boolean> inStock) throws IOException {
        put(rows, inStock, Map.of());
    }

    /**
     * Adds or replaces products. A product that the index cannot take, for example because of too long a word, is left
     * out.
     *
     * @param meanings the vectors of those that are embedded
     */
    void put(List<ProductRow> rows, Map<String, Boolean> inStock, Map<String, byte[]> meanings) throws IOException {
        for (ProductRow row : rows) {
            String sku = row.product().sku();
            try {
                writer.updateDocument(
                        new Term(Fields.SKU, sku),
                        ProductDocument.of(row, inStock.getOrDefault(sku, false), meanings.get(sku), analyzer));
            } catch (IllegalArgumentException | NullPointerException | ArithmeticException refused) {
                leftOut.say(sku, refused);
                remove(sku);
            }
        }
    }

    void remove(String sku) throws IOException {
        writer.deleteDocuments(new Term(Fields.SKU, sku));
    }

    /**
     * Changes the flag alone; nothing where the product is not in the index. Lucene refuses a field that no document
     * has yet.
     */
    void setInStock(String sku, boolean inStock) throws IOException {
        if (!writer.getFieldNames().contains(Fields.IN_STOCK)) {
            return;
        }
        writer.updateNumericDocValue(new Term(Fields.SKU, sku), Fields.IN_STOCK, inStock ? 1L : 0L);
    }

    /** From now on readers see what was written. */
    void show() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** Opens the index to readers. */
    void markBuilt() {
        built = true;
    }

    private static final class Views extends SearcherFactory {

        private final long answersKept;

        Views(long answersKept) {
            this.answersKept = answersKept;
        }

        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) throws IOException {
            return new CatalogSearcher(reader, answersKept);
        }
    }
}
