package shop.carousel.catalog.search.lucene;

import io.quarkus.runtime.ShutdownEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.product.ProductRow;
import shop.carousel.catalog.search.Page;
import shop.carousel.catalog.search.SearchConfig;
import shop.carousel.catalog.search.SearchHits;
import shop.carousel.catalog.search.SearchRequest;
import shop.carousel.catalog.search.Suggestion;
import shop.carousel.catalog.search.meaning.StandaloneMeanings;

/**
 * The search outside of a container, to be measured and tested: the service's own classes over an index that is filled
 * once. It stands in their package, because they are nobody else's to use.
 */
@NullMarked
public final class StandaloneSearch implements AutoCloseable {

    private final CatalogIndex index;
    private final LuceneSearch search;

    private StandaloneSearch(CatalogIndex index, LuceneSearch search) {
        this.index = index;
        this.search = search;
    }

    /** A search by words over these products, which are all in stock and equally popular. */
    public static StandaloneSearch of(List<Product> products, SearchConfig config, Currency currency)
            throws IOException {
        return of(products, Map.of(), config, currency, null, System::nanoTime);
    }

    /** The same by words and by meaning. */
    public static StandaloneSearch of(
            List<Product> products, StandaloneMeanings meanings, SearchConfig config, Currency currency)
            throws IOException {
        return of(
                products,
                meanings.meanings().kept(products),
                config,
                currency,
                new Fusion(meanings.meanings(), meanings.config(), config),
                System::nanoTime);
    }

    static StandaloneSearch of(List<Product> products, SearchConfig config, Currency currency, LongSupplier nanos)
            throws IOException {
        return of(products, Map.of(), config, currency, null, nanos);
    }

    private static StandaloneSearch of(
            List<Product> products,
            Map<String, byte[]> vectors,
            SearchConfig config,
            Currency currency,
            @Nullable Fusion fusion,
            LongSupplier nanos)
            throws IOException {
        CatalogIndex index = new CatalogIndex(config);
        List<ProductRow> rows = new ArrayList<>();
        for (Product product : products) {
            rows.add(new ProductRow(product, 0, Instant.EPOCH));
        }
        index.put(rows, Map.of(), vectors);
        index.show();
        index.markBuilt();
        return new StandaloneSearch(index, new LuceneSearch(index, config, currency, fusion, nanos));
    }

    /** As {@code ProductSearch} promises. */
    public SearchHits search(SearchRequest request, Page page) {
        return search.search(request, page);
    }

    List<Suggestion> suggest(String text, int limit) {
        return search.suggest(text, limit);
    }

    CatalogIndex index() {
        return index;
    }

    @Override
    public void close() throws IOException {
        index.close(new ShutdownEvent());
    }
}
