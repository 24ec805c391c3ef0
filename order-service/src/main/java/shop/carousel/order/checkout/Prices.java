package shop.carousel.order.checkout;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import shop.carousel.order.checkout.CatalogClient.Product;

/** Binding prices: the catalog's database is asked, in calls of at most a hundred SKUs that go out together. */
@Singleton
class Prices {

    private static final String STRONG = "strong";

    private final CatalogClient catalog;
    private final CheckoutConfig config;

    Prices(@RestClient CatalogClient catalog, CheckoutConfig config) {
        this.catalog = catalog;
        this.config = config;
    }

    /** The products of these SKUs, those that exist. A 503 when the catalog does not answer. */
    Map<String, Product> of(Collection<String> skus) {
        List<Uni<CatalogClient.Products>> calls = chunks(List.copyOf(skus)).stream()
                .map(chunk -> catalog.products(chunk, STRONG))
                .toList();
        Map<String, Product> products = new HashMap<>();
        Answers.of("The catalog", Uni.join().all(calls).andFailFast(), config.patience())
                .forEach(page -> page.items().forEach(product -> products.put(product.sku(), product)));
        return products;
    }

    private List<List<String>> chunks(List<String> skus) {
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < skus.size(); from += config.pricesPerCall()) {
            chunks.add(skus.subList(from, Math.min(skus.size(), from + config.pricesPerCall())));
        }
        return chunks;
    }
}
