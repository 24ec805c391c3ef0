package shop.carousel.catalog.search.lucene;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.product.ProductRow;
import shop.carousel.catalog.search.Page;
import shop.carousel.catalog.search.SearchConfig;
import shop.carousel.catalog.search.SearchHits;
import shop.carousel.catalog.search.SearchRequest;
import shop.carousel.catalog.search.Sorting;
import shop.carousel.catalog.search.Suggestion;
import shop.carousel.catalog.search.meaning.InMemoryMeanings;
import shop.carousel.catalog.search.meaning.Meanings;
import shop.carousel.kit.money.Money;

/** An index of a few products, without a server. */
final class IndexedProducts implements AutoCloseable {

    private static final int MANY = 100;

    private final CatalogIndex index;
    private final LuceneSearch search;

    private IndexedProducts(CatalogIndex index, LuceneSearch search) {
        this.index = index;
        this.search = search;
    }

    static IndexedProducts of(List<Product> products) throws IOException {
        return of(products, () -> 0L); // a busy machine is no fault
    }

    static IndexedProducts of(List<Product> products, LongSupplier nanos) throws IOException {
        return of(products, Map.of(), null, nanos);
    }

    /** Some of the products are embedded. */
    static IndexedProducts of(List<Product> products, Meanings meanings, Map<String, byte[]> vectors)
            throws IOException {
        return of(products, vectors, new Fusion(meanings, InMemoryMeanings.config(), config()), () -> 0L);
    }

    private static IndexedProducts of(
            List<Product> products, Map<String, byte[]> vectors, @Nullable Fusion fusion, LongSupplier nanos)
            throws IOException {
        SearchConfig config = config();
        CatalogIndex index = new CatalogIndex(config);
        index.put(
                products.stream()
                        .map(each -> new ProductRow(each, 0, Instant.EPOCH))
                        .toList(),
                Map.of(),
                vectors);
        index.show();
        index.markBuilt();
        return new IndexedProducts(index, new LuceneSearch(index, config, Currency.getInstance("EUR"), fusion, nanos));
    }

    static SearchConfig config() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SearchConfig.class)
                .build()
                .getConfigMapping(SearchConfig.class);
    }

    static Product named(String sku, String name) {
        return product(sku, name, "", List.of("Case goods"), Map.of());
    }

    static Product product(String sku, String name, String brand, List<String> category, Map<String, Object> more) {
        return Product.of(sku, name, "", brand, category, Money.of("5.00", "EUR"), more, "", 1);
    }

    CatalogIndex index() {
        return index;
    }

    SearchHits find(String text) {
        return find(request(text, List.of(), List.of(), Sorting.RELEVANCE), new Page(MANY, null));
    }

    SearchHits find(SearchRequest request, Page page) {
        return search.search(request, page);
    }

    List<String> skus(String text) {
        return find(text).skus();
    }

    /** All of a sorting's pages, small ones. */
    List<String> walk(String text, Sorting sorting) {
        List<String> met = new ArrayList<>();
        String after = null;
        do {
            SearchHits hits = find(request(text, List.of(), List.of(), sorting), new Page(3, after));
            met.addAll(hits.skus());
            after = hits.next();
        } while (after != null);
        return met;
    }

    List<Suggestion> suggest(String text) {
        return search.suggest(text, MANY);
    }

    static SearchRequest request(String text, List<String> categories, List<String> brands, Sorting sorting) {
        return new SearchRequest(text, categories, brands, null, null, false, sorting);
    }

    @Override
    public void close() throws IOException {
        index.close(new ShutdownEvent());
    }
}
