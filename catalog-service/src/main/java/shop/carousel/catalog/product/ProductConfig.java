package shop.carousel.catalog.product;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The limits on reading products. */
@ConfigMapping(prefix = "carousel.products")
public interface ProductConfig {

    /** How long a product stays on the ring; a change is seen at once, this only bounds memory. */
    @WithDefault("30m")
    Duration cacheTime();

    /** How long the ring remembers that there is no such product. */
    @WithDefault("30s")
    Duration absenceTime();

    /** How many SKUs one request may ask for. */
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int skusPerRequest();
}
