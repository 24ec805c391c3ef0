package shop.carousel.catalog.search.lucene;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import shop.carousel.catalog.search.meaning.MeaningConfig;
import shop.carousel.catalog.search.meaning.Meanings;

/**
 * An instance is ready when it can find products by their words. The answer also shows the progress of embedding, on
 * which readiness does not depend.
 */
@Readiness
@Singleton
final class IndexReady implements HealthCheck {

    private final CatalogIndex index;
    private final Meanings meanings;
    private final MeaningConfig config;
    private final Embedding embedding;

    IndexReady(CatalogIndex index, Meanings meanings, Embedding embedding, MeaningConfig config) {
        this.embedding = embedding;
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
                int waiting = index.read(CatalogSearcher::unembedded) - embedding.unreadable();
                response.withData("products-not-embedded", (long) Math.max(0, waiting));
            }
        }
        return response.build();
    }
}
