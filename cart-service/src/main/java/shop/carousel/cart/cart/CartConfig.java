package shop.carousel.cart.cart;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How long carts are kept. {@link shop.carousel.kit.validation.LineLimits} has the limits of their contents. */
@ConfigMapping(prefix = "carousel.carts")
public interface CartConfig {

    /** How long a cart is kept after its last change; longer than its cookie. */
    @WithDefault("60d")
    Duration keep();

    /** How long a browser remembers its cart, counted from its last change. */
    @WithDefault("30d")
    Duration cookieAge();

    /** How long a cart stays on the ring; a change is seen at once, this only bounds memory. */
    @WithDefault("10m")
    Duration cacheTime();

    /** How often to look for old carts. */
    @WithDefault("1h")
    Duration purgeEvery();

    /** How many old carts are removed in one transaction. */
    @WithDefault("500")
    @Min(1)
    @Max(10_000)
    int purgeBatch();
}
