package shop.carousel.kit.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The patience of consumers. */
@ConfigMapping(prefix = "carousel.consumption")
public interface ConsumptionConfig {

    /** How often a record is tried whose handling fails for another reason than an outage. */
    @WithDefault("4")
    @Min(1)
    @Max(100)
    int attempts();

    /** The pause after the first failure; it doubles with each further one. */
    @WithDefault("50ms")
    Duration firstPause();

    @WithDefault("2s")
    Duration longestPause();
}
