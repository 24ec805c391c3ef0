package shop.carousel.kit.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;

/** The limits on requests that hold for a whole service. */
@ConfigMapping(prefix = "carousel.web")
public interface WebConfig {

    /** The largest body, in bytes, of an ordinary request. A thousand order lines take about 60,000. */
    @WithDefault("1048576")
    long bodyLimit();

    /** How many requests are worked on at a time; the next one is answered 503. So many more may be essential ones. */
    @WithDefault("64")
    @Min(1)
    @Max(100_000)
    int requests();

    /** Pieces of the URIs that orders hang on: such requests have places of their own, which nobody's browsing takes. */
    Optional<List<String>> essential();

    /** Path prefixes whose bodies may be as large as {@code quarkus.http.limits.max-body-size}. */
    Optional<List<String>> largeBodyPaths();
}
