package shop.carousel.order.checkout;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import shop.carousel.kit.combine.CombineConfig;
import shop.carousel.kit.combine.Combiner;
import shop.carousel.kit.combine.Combiner.Limits;
import shop.carousel.order.checkout.CatalogClient.Product;

/**
 * Binding prices: the catalog's database is asked, in calls of at most a hundred SKUs that go out together. Orders that
 * ask at the same time share the calls; each of those begins after its order asked.
 */
@Singleton
class Prices {

    private static final String STRONG = "strong";
    private static final int CALLS_AT_A_TIME = 4;

    private final CatalogClient catalog;
    private final CheckoutConfig config;
    private final Combiner<Set<String>, Map<String, Product>> combiner;

    Prices(@RestClient CatalogClient catalog, CheckoutConfig config, CombineConfig waits) {
        this.catalog = catalog;
        this.config = config;
        this.combiner = new Combiner<>(
                this::ofAll,
                new Limits<>(
                        config.pricedTogether(),
                        config.pricesPerCall(),
                        Set::size,
                        CALLS_AT_A_TIME,
                        waits.batchTime(),
                        waits.patience()),
                fault -> false);
    }

    /** The products of these SKUs, those that exist, and perhaps others. A 503 when the catalog does not answer. */
    Map<String, Product> of(Collection<String> skus) {
        return combiner.call(Set.copyOf(skus));
    }

    private List<Map<String, Product>> ofAll(List<Set<String>> orders) {
        Set<String> skus = new LinkedHashSet<>();
        orders.forEach(skus::addAll);
        return Collections.nCopies(orders.size(), ask(List.copyOf(skus)));
    }

    private Map<String, Product> ask(List<String> skus) {
        List<Uni<CatalogClient.Products>> calls = chunks(skus).stream()
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
