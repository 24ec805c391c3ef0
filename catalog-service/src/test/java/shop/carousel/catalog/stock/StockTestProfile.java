package shop.carousel.catalog.stock;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A shop without demonstration products, on a free port, that sweeps often and loses patience with a record soon. */
public final class StockTestProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.test-port", "0",
                "carousel.demo-data", "false",
                "carousel.stock.sweep-interval", "1s",
                "carousel.stock.lock-pause", "1s",
                "carousel.stock.lock-hold", "1s",
                "carousel.ring.locks.longest-hold", "1s",
                "carousel.consumption.attempts", "2",
                "carousel.related.cache-time", "1s",
                "carousel.related.cache-grace", "0s");
    }
}
