package shop.carousel.catalog.search;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import shop.carousel.catalog.product.ProductCatalog;
import shop.carousel.catalog.product.StockedProduct;

/**
 * What people look for most and can have now, evenly from the largest departments, so that none fills the page alone.
 */
@Singleton
final class Popular {

    private static final int PRODUCTS = 12;

    private final ProductSearch search;
    private final ProductCatalog catalog;

    Popular(ProductSearch search, ProductCatalog catalog) {
        this.search = search;
        this.catalog = catalog;
    }

    List<StockedProduct> in(List<FacetValue> departments) {
        if (departments.isEmpty()) {
            return List.of();
        }
        int each = Math.ceilDiv(PRODUCTS, departments.size());
        List<String> skus = new ArrayList<>();
        for (FacetValue department : departments.subList(0, Math.min(PRODUCTS, departments.size()))) {
            SearchRequest request = SearchRequest.popularIn(department.value());
            skus.addAll(search.search(request, new Page(each, null)).skus());
        }
        return catalog.findAll(skus.subList(0, Math.min(PRODUCTS, skus.size())));
    }
}
