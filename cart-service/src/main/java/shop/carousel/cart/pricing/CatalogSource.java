package shop.carousel.cart.pricing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Asks the catalog for many documents at once, in requests of a bounded size that run side by side. One try: when one
 * of them fails, the catalog counts as away, and for a while nobody asks again.
 */
@Singleton
final class CatalogSource {

    private static final Logger LOG = Logger.getLogger(CatalogSource.class);

    private static final int LIMIT_SECONDS = 10;

    private final CatalogClient catalog;
    private final ExecutorService threads;
    private final SkuChunks chunks;
    private final Breaker breaker;

    @Inject
    CatalogSource(@RestClient CatalogClient catalog, @VirtualThreads ExecutorService threads, PricingConfig config) {
        this.catalog = catalog;
        this.threads = threads;
        this.chunks = new SkuChunks(config.skusPerRequest(), config.queryCharacters());
        this.breaker = new Breaker(config.pauseAfterFailure(), System::nanoTime);
    }

    /** The products that exist. */
    List<ObjectNode> products(Set<String> skus) {
        return ask(skus, catalog::products);
    }

    /** The stock levels that exist. */
    List<ObjectNode> stock(Set<String> skus) {
        return ask(skus, catalog::stock);
    }

    private List<ObjectNode> ask(Set<String> skus, Function<Collection<String>, CatalogItems> request) {
        if (!breaker.allows()) {
            throw new CatalogAwayException(skus, "The catalog has just failed to answer.", null);
        }
        try {
            List<ObjectNode> documents = inChunks(skus, request);
            breaker.succeeded();
            return documents;
        } catch (RuntimeException fault) {
            breaker.failed();
            LOG.warnf("The catalog does not answer for %d products: %s", skus.size(), fault);
            throw new CatalogAwayException(skus, "The catalog does not answer.", fault);
        }
    }

    private List<ObjectNode> inChunks(Set<String> skus, Function<Collection<String>, CatalogItems> request) {
        List<CompletableFuture<CatalogItems>> requests = chunks.of(skus).stream()
                .map(chunk -> CompletableFuture.supplyAsync(() -> request.apply(chunk), threads))
                .toList();
        return requests.stream()
                .map(CatalogSource::await)
                .flatMap(answer -> answer.items().stream())
                .toList();
    }

    /** The requests have limits of their own; this is past them. */
    private static CatalogItems await(CompletableFuture<CatalogItems> request) {
        try {
            return request.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the catalog was waited for", stop);
        } catch (ExecutionException | TimeoutException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
