package shop.carousel.catalog.search.meaning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The limits of search by meaning. */
@ConfigMapping(prefix = "carousel.search.meaning")
public interface MeaningConfig {

    /** Whether search by meaning is on. Without it words alone answer. */
    @WithDefault("true")
    boolean enabled();

    /** How many of the best hits by words, and by meaning, are reordered. */
    @WithDefault("200")
    @Min(10)
    @Max(1000)
    int depth();

    /** The most similar products that follow few hits by words. */
    @WithDefault("24")
    @Min(0)
    @Max(1000)
    int followers();

    /** The least similarity (cosine) of the best product to a text. Below it nothing is found by meaning. */
    @WithDefault("0.4")
    @DecimalMin("0")
    @DecimalMax("1")
    double likeness();

    /** Words alone answer while a smaller share of the products than this is embedded. */
    @WithDefault("0.9")
    @DecimalMin("0")
    @DecimalMax("1")
    double share();

    /** How many products are embedded before the index takes them over. */
    @WithDefault("256")
    @Min(1)
    @Max(10_000)
    int batch();

    /** How many tokens of a text to search for are read. */
    @WithDefault("32")
    @Min(8)
    @Max(512)
    int textTokens();
}
