package shop.carousel.ring.quarkus;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import shop.carousel.ring.CacheRing;

/** Reports the nodes and is always up: a service works without its cache, and waits for its locks. */
@Readiness
@ApplicationScoped
public class RingHealth implements HealthCheck {

    private final CacheRing ring;

    RingHealth(CacheRing ring) {
        this.ring = ring;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("cache-ring").up();
        ring.states().forEach((node, state) -> response.withData(node, state.name()));
        return response.build();
    }
}
