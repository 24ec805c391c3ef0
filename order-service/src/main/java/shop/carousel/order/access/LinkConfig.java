package shop.carousel.order.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How links in e-mails are sealed, and for how long they are good. */
@ConfigMapping(prefix = "carousel.orders.links")
public interface LinkConfig {

    /** A secret of this service alone: 32 bytes in base64url. */
    String key();

    /** How long one opens its order. */
    @WithDefault("30d")
    Duration time();
}
