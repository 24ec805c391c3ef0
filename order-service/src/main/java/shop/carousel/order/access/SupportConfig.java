package shop.carousel.order.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/** What support may do. */
@ConfigMapping(prefix = "carousel.support")
public interface SupportConfig {

    /** Up to which total support cancels an order, and so gives money back; in the shop's currency. */
    @WithDefault("200.00")
    BigDecimal refundLimit();
}
