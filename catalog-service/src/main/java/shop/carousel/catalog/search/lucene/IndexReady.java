package shop.carousel.catalog.search.lucene;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import shop.carousel.catalog.search.meaning.MeaningConfig;
import shop.carousel.catalog.search.meaning.Meanings;

/**
 * An instance takes shoppers when it can find products by their words. Beside that stands how far it is with their
 * meanings, which nobody waits for.
 */
@Readiness
@Singleton
final class IndexReady implements HealthCheck {

    private final CatalogIndex index;
    private final Meanings meanings;
    private final MeaningConfig config;

    IndexReady(CatalogIndex index, Meanings meanings, MeaningConfig config) {
        this.index = index;
        this.meanings = meanings;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("search-index").status(index.isBuilt());
        if (config.enabled()) {
            response.withData("model-loaded", meanings.isReady());
            if (index.isBuilt()) {
                response.withData("products-not-embedded", (long) index.read(CatalogSearcher::unembedded));
            }
        }
        return response.build();
    }
}
