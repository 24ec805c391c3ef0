package shop.carousel.catalog.product;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The limits on reading products. */
@ConfigMapping(prefix = "carousel.products")
public interface ProductConfig {

    /** How long a product stays on the ring; a change is seen at once, this only bounds memory. */
    @WithDefault("30m")
    Duration cacheTime();

    /** How much longer it is served while it is read again. */
    @WithDefault("5m")
    @DurationMin(seconds = 0)
    @DurationMax(days = 1)
    Duration cacheGrace();

    /** How many bytes of products this process keeps in its own memory, for at most 1.5 s each; 0 for none. */
    @WithDefault("16777216")
    @Min(0)
    @Max(1_073_741_824)
    long nearBytes();

    /** How long the ring remembers that there is no such product. */
    @WithDefault("30s")
    Duration absenceTime();

    /** How many SKUs one request may ask for. */
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int skusPerRequest();
}
