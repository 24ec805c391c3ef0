package shop.carousel.order.checkout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The limits of placing orders. */
@ConfigMapping(prefix = "carousel.checkout")
public interface CheckoutConfig {

    /** How many prices are asked for in one call; the calls of one order go out together. */
    @WithDefault("100")
    @Min(1)
    @Max(100)
    int pricesPerCall();

    /** How many orders that ask for prices at the same time share the calls. */
    @WithDefault("64")
    @Min(1)
    @Max(1000)
    int pricedTogether();

    /** How many orders that are placed at the same time share a transaction. */
    @WithDefault("64")
    @Min(1)
    @Max(1000)
    int placedTogether();

    /** How long all prices of an order, or its cart, may take to come. */
    @WithDefault("5s")
    Duration patience();

    /**
     * How many orders this process places at a time. The next ones wait for {@link #queueTime}, or a tenth of it during
     * overload, and are then refused with 503.
     */
    @WithDefault("64")
    @Min(1)
    @Max(10_000)
    int concurrency();

    /** How long the next ones wait. */
    @WithDefault("1s")
    Duration queueTime();

    /**
     * The time in which the shop should get through its accepted orders. If it would take longer, new ones are refused
     * with 503.
     */
    @WithDefault("5s")
    Duration backlogTime();

    /** How many accepted orders may always wait, so that an outage of a part does not close the shop at once. */
    @WithDefault("500")
    @Min(1)
    @Max(1_000_000)
    int backlogOrders();
}
