package shop.carousel.catalog.search;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import shop.carousel.catalog.product.BoughtLately;
import shop.carousel.catalog.product.ProductCatalog;
import shop.carousel.catalog.product.StockedProduct;

/**
 * Popular products in stock: first recent best sellers, then what people search for most, evenly from the largest
 * departments, so that none fills the page alone.
 */
@Singleton
final class Popular {

    private static final Logger LOG = Logger.getLogger(Popular.class);
    private static final int PRODUCTS = 12;
    private static final int BOUGHT = 6;

    private final ProductSearch search;
    private final ProductCatalog catalog;
    private final BoughtLately bought;

    Popular(ProductSearch search, ProductCatalog catalog, BoughtLately bought) {
        this.search = search;
        this.catalog = catalog;
        this.bought = bought;
    }

    List<StockedProduct> in(List<FacetValue> departments) {
        if (departments.isEmpty()) {
            return List.of();
        }
        int each = Math.ceilDiv(PRODUCTS, departments.size());
        List<String> looked = new ArrayList<>();
        for (FacetValue department : departments.subList(0, Math.min(PRODUCTS, departments.size()))) {
            SearchRequest request = SearchRequest.popularIn(department.value());
            looked.addAll(search.search(request, new Page(each, null)).skus());
        }
        Map<String, StockedProduct> products = new LinkedHashMap<>();
        Stream.concat(boughtLately().stream(), catalog.findAll(looked).stream())
                .forEach(product -> products.putIfAbsent(product.product().sku(), product));
        return products.values().stream().limit(PRODUCTS).toList();
    }

    /** The page has enough to show without it. */
    private List<StockedProduct> boughtLately() {
        try {
            return bought.boughtLately(BOUGHT);
        } catch (RuntimeException away) {
            LOG.debug("What was bought lately is not known now.", away);
            return List.of();
        }
    }
}
