package shop.carousel.cart.pricing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.CacheSpec;
import shop.carousel.ring.RingCache;

/**
 * What products cost and how many are left. Promises: any number of SKUs costs one pipelined read of each cache, both
 * at once; no call fails because the catalog is away. Does not promise a binding price: the catalog sets that at
 * checkout.
 */
@Singleton
public final class Pricing {

    private static final int LIMIT_SECONDS = 10;

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
                ring.cache(spec("product", Product.class)
                        .timeToLive(config.productTime())
                        .grace(config.grace())
                        .near(config.nearBytes())),
                Product.class,
                skus -> withoutStock(catalog.products(skus)));
        this.stock = cache(
                ring.cache(spec("stock", Stock.class)
                        .timeToLive(config.stockTime())
                        .grace(config.grace())),
                Stock.class,
                catalog::stock);
    }

    private <T> CacheSpec<Document<T>> spec(String name, Class<T> type) {
        return CacheSpec.of(name, new DocumentCodec<>(json, type));
    }

    private <T> CatalogCache<T> cache(
            RingCache<Document<T>> cache, Class<T> type, Function<Set<String>, List<ObjectNode>> source) {
        return new CatalogCache<>(cache, new DocumentCodec<>(json, type), source);
    }

    /** The cache holds products without what changes with each sale. */
    private static List<ObjectNode> withoutStock(List<ObjectNode> products) {
        products.forEach(product -> product.remove("available"));
        return products;
    }

    /** The present data of those SKUs. */
    public Offers offers(Collection<String> skus) {
        CompletableFuture<Answers<Stock>> levels = CompletableFuture.supplyAsync(() -> stock.read(skus), threads);
        return new Offers(products.read(skus), await(levels, skus));
    }

    /** The ring and the catalog have limits of their own; this is past both. */
    private static Answers<Stock> await(CompletableFuture<Answers<Stock>> levels, Collection<String> skus) {
        try {
            return levels.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CatalogAwayException(Set.copyOf(skus), "Nobody waits for the stock any more.", stop);
        } catch (ExecutionException | TimeoutException fault) {
            throw new CatalogAwayException(Set.copyOf(skus), "The stock cannot be asked for now.", fault);
        }
    }

    /**
     * The product of that SKU; empty when the catalog has none. Fails with {@link CatalogAwayException} when nobody can
     * tell.
     */
    public Optional<Product> product(String sku) {
        Answers<Product> answer = products.read(List.of(sku));
        if (answer.isUnanswered(sku)) {
            throw new CatalogAwayException(Set.of(sku), "The catalog cannot be asked for " + sku + " now.", null);
        }
        return Optional.ofNullable(answer.known().get(sku));
    }
}
