package shop.carousel.catalog.stock;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Mechanisms of stock that a fault run switches off, to see that it finds the harm: a run that cannot fail proves nothing. Honoured
 * under the profiles {@code test} and {@code chaos} alone; under any other the service does not start with one of them off.
 */
@ConfigMapping(prefix = "carousel.chaos")
public interface FaultRunConfig {

    /** Whether a writer whose token is lower than its row's fence is refused. */
    @WithDefault("true")
    boolean stockFence();
}
