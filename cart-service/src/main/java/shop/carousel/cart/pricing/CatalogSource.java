package shop.carousel.cart.pricing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.faulttolerance.api.TypedGuard;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status.Family;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Asks the catalog for many documents at once, in requests of a bounded size that run side by side. One try: if one of
 * them fails, the catalog counts as away, and for a while only single trial requests are sent. A request that the
 * catalog refuses (4xx) is this service's own fault and says nothing about the catalog.
 */
@Singleton
final class CatalogSource {

    private static final Logger LOG = Logger.getLogger(CatalogSource.class);

    private static final int LIMIT_SECONDS = 10;

    /** 4xx by which a server says that it has too much to do. */
    private static final Set<Integer> OVERLOADED = Set.of(408, 429);

    private final CatalogClient catalog;
    private final ExecutorService threads;
    private final SkuChunks chunks;
    private final TypedGuard<List<ObjectNode>> breaker;

    @Inject
    CatalogSource(@RestClient CatalogClient catalog, @VirtualThreads ExecutorService threads, PricingConfig config) {
        this.catalog = catalog;
        this.threads = threads;
        this.chunks = new SkuChunks(config.skusPerRequest(), config.queryCharacters());
        this.breaker = breaker(config.pauseAfterFailure());
    }

    /** Opens on the first failure; after the pause, one request shows whether it may close. */
    private static TypedGuard<List<ObjectNode>> breaker(Duration pause) {
        return TypedGuard.create(new TypeLiteral<List<ObjectNode>>() {})
                .withDescription("catalog")
                .withCircuitBreaker()
                .requestVolumeThreshold(1)
                .failureRatio(1)
                .delay(pause.toMillis(), ChronoUnit.MILLIS)
                .successThreshold(1)
                .when(fault -> !isRefusal(fault))
                .done()
                .build();
    }

    private static boolean isRefusal(Throwable fault) {
        return fault.getCause() instanceof WebApplicationException answered
                && answered.getResponse().getStatusInfo().getFamily() == Family.CLIENT_ERROR
                && !OVERLOADED.contains(answered.getResponse().getStatus());
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
        try {
            return breaker.get(() -> inChunks(skus, request));
        } catch (CircuitBreakerOpenException open) {
            throw new CatalogAwayException(skus, "The catalog has just failed to answer.", open);
        } catch (RuntimeException fault) {
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
        } catch (ExecutionException fault) {
            throw new IllegalStateException(fault.getCause());
        } catch (TimeoutException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
