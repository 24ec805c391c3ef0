package shop.carousel.order.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The seal and the validity of links in e-mails. */
@ConfigMapping(prefix = "carousel.orders.links")
public interface LinkConfig {

    /** A secret of this service alone: 32 bytes in base64url. */
    String key();

    /** How long a link opens its order. */
    @WithDefault("30d")
    Duration time();
}
