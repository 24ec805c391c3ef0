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

    /** Whether there is search by meaning. Without it words alone answer. */
    @WithDefault("true")
    boolean enabled();

    /** So many of the best hits by words, and as many by meaning, are ordered anew. */
    @WithDefault("200")
    @Min(10)
    @Max(1000)
    int depth();

    /** Behind few hits of a text's words follow at most so many that are like it by meaning. */
    @WithDefault("24")
    @Min(0)
    @Max(1000)
    int followers();

    /** How like a text the product has to be that is most like it, as the cosine. Else nothing is found by meaning. */
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
