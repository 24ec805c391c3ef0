package shop.carousel.catalog.search.lucene;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** An instance takes shoppers when it can find products. */
@Readiness
@Singleton
final class IndexReady implements HealthCheck {

    private final CatalogIndex index;

    IndexReady(CatalogIndex index) {
        this.index = index;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("search-index").status(index.isBuilt()).build();
    }
}
