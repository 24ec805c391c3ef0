package shop.carousel.cart.pricing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The limits on asking the catalog. Time-outs of one request stand under {@code quarkus.rest-client.catalog}. */
@ConfigMapping(prefix = "carousel.pricing")
public interface PricingConfig {

    /** How many SKUs one request to the catalog names; the catalog takes no more than 100. */
    @WithDefault("100")
    @Min(1)
    @Max(100)
    int skusPerRequest();

    /** How long the query of such a request may become; servers refuse request lines from 4,096 characters. */
    @WithDefault("3000")
    @Min(80)
    @Max(3900)
    int queryCharacters();

    /** How long no request is sent to the catalog after one has failed, so that it can recover. */
    @WithDefault("1s")
    Duration pauseAfterFailure();

    /**
     * How long a product that this service brought stays on the ring; a change is seen at once, this only bounds
     * memory.
     */
    @WithDefault("30m")
    Duration productTime();

    /** The same for a stock level. */
    @WithDefault("30m")
    Duration stockTime();

    /** How much longer either is served while it is read again; with it, a catalog that is away is noticed later. */
    @WithDefault("5m")
    Duration grace();

    /** How many bytes of products this process keeps in its own memory, for at most 1.5 s each; 0 for none. */
    @WithDefault("16777216")
    @Min(0)
    @Max(1_073_741_824)
    long nearBytes();
}
