package shop.carousel.cart.pricing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;

/**
 * What products cost and how many are left. Promises: any number of SKUs costs one pipelined read of each cache, both at once;
 * nothing here fails because the catalog is away. Does not promise a binding price: that is the catalog's, at checkout.
 */
@Singleton
public final class Pricing {

    private final ObjectMapper json;
    private final ExecutorService threads;
    private final CatalogCache<Product> products;
    private final CatalogCache<Stock> stock;

    @Inject
    Pricing(
            CacheRing ring,
            ObjectMapper json,
            CatalogSource catalog,
            PricingConfig config,
            @VirtualThreads ExecutorService threads) {
        this.json = json;
        this.threads = threads;
        this.products = cache(
                ring, "product", Product.class, config.productTime(), skus -> withoutStock(catalog.products(skus)));
        this.stock = cache(ring, "stock", Stock.class, config.stockTime(), catalog::stock);
    }

    private <T> CatalogCache<T> cache(
            CacheRing ring, String name, Class<T> type, Duration time, Function<Set<String>, List<ObjectNode>> source) {
        DocumentCodec<T> codec = new DocumentCodec<>(json, type);
        return new CatalogCache<>(ring.cache(CacheSpec.of(name, codec).timeToLive(time)), codec, source);
    }

    /** The cache holds products without what changes with each sale. */
    private static List<ObjectNode> withoutStock(List<ObjectNode> products) {
        products.forEach(product -> product.remove("available"));
        return products;
    }

    /** What is known of those SKUs now. */
    public Offers offers(Collection<String> skus) {
        CompletableFuture<Answers<Stock>> levels = CompletableFuture.supplyAsync(() -> stock.read(skus), threads);
        return new Offers(products.read(skus), levels.join());
    }

    /** The product of that SKU; empty when the catalog has none. Fails with {@link CatalogAwayException} when nobody can tell. */
    public Optional<Product> product(String sku) {
        Answers<Product> answer = products.read(List.of(sku));
        if (answer.isUnanswered(sku)) {
            throw new CatalogAwayException(Set.of(sku), "The catalog cannot be asked for " + sku + " now.", null);
        }
        return Optional.ofNullable(answer.known().get(sku));
    }
}
