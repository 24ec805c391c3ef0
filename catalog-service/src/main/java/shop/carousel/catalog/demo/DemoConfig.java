package shop.carousel.catalog.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Whether and how a shop without products is filled. */
@ConfigMapping(prefix = "carousel")
public interface DemoConfig {

    /** Whether the demonstration assortment is loaded into an empty database. */
    @WithName("demo-data")
    @WithDefault("false")
    boolean enabled();

    /** The same seed makes the same shop. */
    @WithName("demo-seed")
    @WithDefault("20261120")
    long seed();

    /** How many products each line of a department gets, at most. */
    @WithName("demo-products-per-line")
    @WithDefault("27")
    @Min(1)
    @Max(500)
    int productsPerLine();
}
