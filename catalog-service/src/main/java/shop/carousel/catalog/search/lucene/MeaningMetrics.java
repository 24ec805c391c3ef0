package shop.carousel.catalog.search.lucene;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import shop.carousel.catalog.search.meaning.MeaningConfig;

/** {@code carousel.search.unembedded}: how many products of the index still wait for their vectors. */
@Singleton
final class MeaningMetrics implements MeterBinder {

    private final CatalogIndex index;
    private final MeaningConfig config;

    MeaningMetrics(CatalogIndex index, MeaningConfig config) {
        this.index = index;
        this.config = config;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        if (config.enabled()) {
            Gauge.builder("carousel.search.unembedded", index, MeaningMetrics::unembedded)
                    .description("products that are found by their words alone, because they are not embedded yet")
                    .register(registry);
        }
    }

    private static double unembedded(CatalogIndex index) {
        return index.isBuilt() ? index.read(CatalogSearcher::unembedded) : Double.NaN;
    }
}
