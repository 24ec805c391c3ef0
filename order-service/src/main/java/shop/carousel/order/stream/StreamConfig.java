package shop.carousel.order.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The limits of live streams. */
@ConfigMapping(prefix = "carousel.orders.streams")
public interface StreamConfig {

    /** How many may be open in this process; the next one is answered 503. */
    @WithDefault("5000")
    @Min(1)
    @Max(100_000)
    int max();

    /** How many may follow one order in this process; the next one is answered 429. */
    @WithDefault("20")
    @Min(1)
    @Max(100_000)
    int maxPerOrder();

    /** How many one address, and one account, may have open in this process; the next one is answered 429. */
    @WithDefault("100")
    @Min(1)
    @Max(100_000)
    int maxPerClient();

    /** How long one stays open; its reader connects again and goes on where it was. */
    @WithDefault("30m")
    Duration maxTime();

    /**
     * How long one is silent at most. At each heartbeat the history is looked up too, should a wake-up have been
     * lost.
     */
    @WithDefault("10s")
    Duration heartbeat();
}
