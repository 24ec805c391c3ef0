package shop.carousel.order.order;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The limits of reading and following orders. */
@ConfigMapping(prefix = "carousel.orders")
public interface OrderConfig {

    /** How long an order stays on the ring when nothing changes it. */
    @WithDefault("10m")
    Duration cacheTime();

    /** How many orders a page of a list holds at most. */
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int maxPageSize();

    /** How many orders a page of a list holds when nobody says. */
    @WithDefault("20")
    @Min(1)
    @Max(1000)
    int pageSize();

    /** Those who follow an order live. */
    Streams streams();

    /** The limits of live streams. */
    interface Streams {

        /** How many may be open in this process; the next one is answered 503. */
        @WithDefault("5000")
        @Min(1)
        @Max(100_000)
        int max();

        /** How long one stays open; its reader connects again and goes on where it was. */
        @WithDefault("30m")
        Duration maxTime();

        /** How long one is silent at most. At each heartbeat the history is looked up too, should a wake-up have been lost. */
        @WithDefault("10s")
        Duration heartbeat();
    }
}
