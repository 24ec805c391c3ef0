package shop.carousel.catalog.related;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The limits of what is learned from orders. */
@ConfigMapping(prefix = "carousel.related")
public interface RelatedConfig {

    /** The most products of a page or an answer. */
    @WithDefault("6")
    @Min(1)
    @Max(48)
    int items();

    /** How many of a product's latest orders are looked at. */
    @WithDefault("200")
    @Min(1)
    @Max(2_000)
    int orders();

    /** In how many of them another product must be; a single order may be chance. */
    @WithDefault("2")
    @Min(1)
    @Max(100)
    int leastOrders();

    /** With at least this many products bought together, no similar products are added. */
    @WithDefault("3")
    @Min(1)
    @Max(48)
    int enough();

    /** How many SKUs are kept for each product. */
    @WithDefault("24")
    @Min(1)
    @Max(200)
    int kept();

    /** How many of a cart's products decide; the latest win. */
    @WithDefault("5")
    @Min(1)
    @Max(50)
    int products();

    /** How far back sales count as recent. */
    @WithDefault("30d")
    @DurationMin(hours = 1)
    @DurationMax(days = 366)
    Duration lately();

    /** How many lines of orders are looked at for what was sold lately. */
    @WithDefault("20000")
    @Min(1)
    @Max(1_000_000)
    int latelyLines();

    /** How long an answer stays on the ring; then it is computed anew. */
    @WithDefault("10m")
    @DurationMin(seconds = 1)
    @DurationMax(days = 7)
    Duration cacheTime();

    /** How much longer it is served while that happens. */
    @WithDefault("1h")
    @DurationMin(seconds = 0)
    @DurationMax(days = 7)
    Duration cacheGrace();
}
