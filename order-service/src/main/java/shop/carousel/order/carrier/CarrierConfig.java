package shop.carousel.order.carrier;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How the simulated carrier behaves. */
@ConfigMapping(prefix = "carousel.carrier")
public interface CarrierConfig {

    /** Whether there is one. */
    @WithDefault("false")
    boolean enabled();

    /** How long after its confirmation a parcel is fetched; it can be cancelled until then. */
    @WithDefault("1m")
    Duration shipAfter();

    /** How long after that it arrives. */
    @WithDefault("2m")
    Duration deliverAfter();

    /** How many parcels this process moves at a time. */
    @WithDefault("64")
    @Min(1)
    @Max(100)
    int concurrency();
}
