package shop.carousel.kit.web;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Lets {@link EarlyChecks} see each request. Before any filter the HTTP server answers a URI that {@link java.net.URI}
 * does not read, such as {@code /search?q=a|b} of a browser, with an empty 400, unless this property is there when its
 * classes are loaded; the configuration is built before them.
 */
public final class UriLeniency implements SmallRyeConfigBuilderCustomizer {

    private static final String PROPERTY = "vertx.disableURIValidation";

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        System.setProperty(PROPERTY, "true");
    }
}
