package shop.carousel.catalog.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How a shop without products is filled, where {@code carousel.demo-data} says that it is. */
@ConfigMapping(prefix = "carousel.demo")
public interface DemoConfig {

    /** The same seed makes the same shop. */
    @WithDefault("20261120")
    long seed();

    /** How many products each line of a department gets, at most. */
    @WithDefault("27")
    @Min(1)
    @Max(500)
    int productsPerLine();
}
