package shop.carousel.kit.admission;

import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request as route patterns look at it. */
record Routed(RoutingContext context) implements RoutePattern.Asked {

    static Routed of(RoutingContext context) {
        return new Routed(context);
    }

    boolean is(RoutePattern pattern) {
        return pattern.matches(this);
    }

    @Override
    public String method() {
        return context.request().method().name();
    }

    @Override
    public String path() {
        return Objects.requireNonNullElse(context.normalizedPath(), "");
    }

    @Override
    public @Nullable String parameter(String name) {
        return context.queryParams().get(name);
    }
}
