package shop.carousel.kit.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** The limits on requests that hold for a whole service. */
@ConfigMapping(prefix = "carousel.web")
public interface WebConfig {

    /** The largest body, in bytes, of an ordinary request. A thousand order lines take about 60,000. */
    @WithDefault("1048576")
    long bodyLimit();

    /** Path prefixes whose bodies may be as large as {@code quarkus.http.limits.max-body-size}. */
    Optional<List<String>> largeBodyPaths();
}
