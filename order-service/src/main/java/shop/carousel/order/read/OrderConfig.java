package shop.carousel.order.read;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The limits of reading orders. */
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
}
