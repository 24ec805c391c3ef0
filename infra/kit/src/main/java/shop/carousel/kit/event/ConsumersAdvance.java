package shop.carousel.kit.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A service is not ready while one of its consumers makes no progress with its poll; the answer names the consumer. */
@Readiness
@ApplicationScoped
class ConsumersAdvance implements HealthCheck {

    private final Progress progress;
    private final ConsumptionConfig config;

    ConsumersAdvance(Progress progress, ConsumptionConfig config) {
        this.progress = progress;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> stuck = progress.stuck(config.stuckAfter());
        return HealthCheckResponse.named("consumers advance")
                .status(stuck.isEmpty())
                .withData("stuck", String.join(", ", stuck))
                .build();
    }
}
