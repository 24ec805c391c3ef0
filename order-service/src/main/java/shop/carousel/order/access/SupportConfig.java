package shop.carousel.order.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/** The limits of support. */
@ConfigMapping(prefix = "carousel.support")
public interface SupportConfig {

    /**
     * The largest total of an order that support may cancel, and the most that it may refund of one order, in the
     * shop's currency.
     */
    @WithDefault("200.00")
    BigDecimal refundLimit();
}
