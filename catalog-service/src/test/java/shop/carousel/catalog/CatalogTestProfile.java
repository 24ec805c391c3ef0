package shop.carousel.catalog;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A shop with the demonstration products and their meanings, on a free port, whose index follows at once. */
public final class CatalogTestProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.test-port", "0",
                "carousel.demo-data", "true",
                "carousel.search.refresh-pause", "20ms",
                "carousel.search.meaning.enabled", "true",
                "carousel.search.time", "1m", // a busy machine is no fault
                "carousel.imports.batch-size", "100",
                "carousel.imports.errors", "5");
    }
}
