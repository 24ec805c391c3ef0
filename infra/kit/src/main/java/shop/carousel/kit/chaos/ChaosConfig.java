package shop.carousel.kit.chaos;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Which mechanisms a fault run does without. */
@ConfigMapping(prefix = "carousel.chaos")
public interface ChaosConfig {

    /**
     * Those that are off; none by default. Honoured under the profiles {@code test} and {@code chaos} alone: under any
     * other the service does not start.
     */
    Optional<Set<Mechanism>> without();
}
