package shop.carousel.catalog.search;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.ProductCatalog;
import shop.carousel.catalog.product.StockedProduct;

/** A search from a URL's parameters to products with their present price and stock. */
@Singleton
final class Searching {

    /**
     * What was found.
     *
     * @param products the page's hits, in order
     * @param nextCursor sealed; null on the last page
     */
    record Found(
            SearchRequest request,
            List<StockedProduct> products,
            SearchHits hits,
            @Nullable String nextCursor) {}

    private final ProductSearch search;
    private final SearchParameters parameters;
    private final SearchCursors cursors;
    private final ProductCatalog catalog;

    Searching(ProductSearch search, SearchParameters parameters, SearchCursors cursors, ProductCatalog catalog) {
        this.search = search;
        this.parameters = parameters;
        this.cursors = cursors;
        this.catalog = catalog;
    }

    Found search(MultivaluedMap<String, String> query) {
        SearchRequest request = parameters.request(query);
        int size = parameters.size(query);
        String after = cursors.open(request, SearchParameters.first(query, "cursor"));
        return search(request, new Page(size, after));
    }

    Found search(SearchRequest request, Page page) {
        SearchHits hits = search.search(request, page);
        return new Found(request, catalog.findAll(hits.skus()), hits, cursors.seal(request, hits.next()));
    }
}
