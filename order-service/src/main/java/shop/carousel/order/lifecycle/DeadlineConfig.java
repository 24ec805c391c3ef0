package shop.carousel.order.lifecycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * After these times the state machine hears that a deadline has passed. How long stock stays set aside is the
 * catalog's to say.
 */
@ConfigMapping(prefix = "carousel.orders.deadlines")
public interface DeadlineConfig {

    /** PLACED: for the catalog to set the stock aside or refuse. Then the order is cancelled. */
    @WithDefault("15m")
    Duration placed();

    /** PAID: for the catalog to sell what it had set aside. Then the order is cancelled and refunded. */
    @WithDefault("1h")
    Duration paid();

    /**
     * CONFIRMED: for the parcel to leave. Then the order is cancelled and refunded, as European law gives a buyer
     * after 30 days.
     */
    @WithDefault("30d")
    Duration confirmed();

    /** SHIPPED: for word of the parcel. Then it counts as delivered. */
    @WithDefault("14d")
    Duration shipped();

    /** A refund that is due: then its buyer is told that it takes longer. It is tried until it is done. */
    @WithDefault("1d")
    Duration refund();

    /** How long after a deadline it is acted on, so that who was to answer by then comes first. */
    @WithDefault("30s")
    Duration grace();

    /**
     * How long an overdue order is left alone that could not be moved, so that it does not keep others from their
     * turn.
     */
    @WithDefault("1m")
    Duration failingPause();

    /** How many orders are looked at in one go. */
    @WithDefault("200")
    @Min(1)
    @Max(10_000)
    int batchSize();
}
