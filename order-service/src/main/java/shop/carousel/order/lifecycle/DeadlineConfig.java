package shop.carousel.order.lifecycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * After these times the state machine gets the event that a deadline has passed. The catalog decides how long stock
 * stays reserved.
 */
@ConfigMapping(prefix = "carousel.orders.deadlines")
public interface DeadlineConfig {

    /** PLACED: for the catalog to reserve or refuse the stock. Then the order is cancelled. */
    @WithDefault("15m")
    Duration placed();

    /** PAID: for the catalog to sell the reserved stock. Then the order is cancelled and refunded. */
    @WithDefault("1h")
    Duration paid();

    /**
     * CONFIRMED: for the parcel to leave. Then the order is cancelled and refunded, as European law gives a buyer after
     * 30 days.
     */
    @WithDefault("30d")
    Duration confirmed();

    /** SHIPPED: for news of the parcel. Then it counts as delivered. */
    @WithDefault("14d")
    Duration shipped();

    /** A refund that is due: then its buyer is told that it takes longer. It is tried until it is done. */
    @WithDefault("1d")
    Duration refund();

    /** How long after a deadline the order is moved, so that an answer from the responsible part comes first. */
    @WithDefault("30s")
    Duration grace();

    /** How long an overdue order is skipped that could not be moved, so that others get their turn. */
    @WithDefault("1m")
    Duration failingPause();

    /** How many orders are looked at in one batch. */
    @WithDefault("200")
    @Min(1)
    @Max(10_000)
    int batchSize();
}
