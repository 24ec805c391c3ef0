package shop.carousel.catalog;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A shop with the demonstration products, on a free port, whose index follows at once. */
public final class CatalogTestProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.test-port", "0",
                "carousel.demo-data", "true",
                "carousel.search.refresh-pause", "20ms",
                "carousel.imports.batch-size", "100",
                "carousel.imports.errors", "5");
    }
}
