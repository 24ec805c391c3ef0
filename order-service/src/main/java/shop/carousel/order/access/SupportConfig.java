package shop.carousel.order.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/** What support may do. */
@ConfigMapping(prefix = "carousel.support")
public interface SupportConfig {

    /**
     * Up to which total support cancels an order, and how much of one order it gives back, in all; in the shop's
     * currency.
     */
    @WithDefault("200.00")
    BigDecimal refundLimit();
}
