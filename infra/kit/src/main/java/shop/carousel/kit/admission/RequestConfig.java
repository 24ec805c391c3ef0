package shop.carousel.kit.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The limits on requests that hold for a whole service. Routes are named as {@code [METHOD
 * ]/path/{any}[?parameter=value]}; a name in braces stands for one segment of a path.
 */
@ConfigMapping(prefix = "carousel.web")
public interface RequestConfig {

    /** The largest body, in bytes, of an ordinary request. A thousand order lines take about 60,000. */
    @WithDefault("1048576")
    @Min(1)
    @Max(1 << 30)
    long bodyLimit();

    /** How many bytes of bodies are read at a time, in all requests together. */
    @WithDefault("33554432")
    @Min(1)
    @Max(1 << 30)
    long bodiesLimit();

    /** How long the body of an ordinary request may take. */
    @WithDefault("30s")
    Duration bodyDeadline();

    /** The minimum rate of a body in bytes a second, after {@link #bodyGrace}. */
    @WithDefault("1024")
    @Min(1)
    @Max(1 << 20)
    int bodyLeastRate();

    /** How long a body may take to begin. */
    @WithDefault("5s")
    Duration bodyGrace();

    /** How many requests are under way at a time; the next one is answered 503. As many again may be essential ones. */
    @WithDefault("64")
    @Min(1)
    @Max(100_000)
    int requests();

    /** How many requests with large bodies are under way at a time. */
    @WithDefault("4")
    @Min(1)
    @Max(1_000)
    int uploads();

    /** The routes that orders depend on. They have places of their own, which browsing cannot take. */
    Optional<List<String>> essential();

    /** The routes of live streams. Streams last long, so they have a limit of their own. */
    Optional<List<String>> streams();

    /**
     * The routes whose bodies may be as large as {@code quarkus.http.limits.max-body-size}, and are read as they come.
     */
    Optional<List<String>> largeBodyPaths();

    /** {@link #essential}, read. */
    default List<RoutePattern> essentialRoutes() {
        return routes(essential());
    }

    /** {@link #streams}, read. */
    default List<RoutePattern> streamRoutes() {
        return routes(streams());
    }

    /** {@link #largeBodyPaths}, read. */
    default List<RoutePattern> largeBodies() {
        return routes(largeBodyPaths());
    }

    private static List<RoutePattern> routes(Optional<List<String>> named) {
        return named.orElse(List.of()).stream().map(RoutePattern::of).toList();
    }
}
