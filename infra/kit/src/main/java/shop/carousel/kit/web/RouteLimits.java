package shop.carousel.kit.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.limit.LimitConfig;
import shop.carousel.kit.limit.TokenBuckets;

/** Takes a token of whoever sends a request, on the routes that the configured kinds of buckets name. */
@Singleton
public final class RouteLimits {

    private final CurrentVertxRequest current;

    /** Asked for when there is a request: filters are made before the program is configured. */
    private final Provider<TokenBuckets> buckets;

    private final Provider<LimitConfig> config;

    private volatile @Nullable List<Limited> limits;

    RouteLimits(CurrentVertxRequest current, Provider<TokenBuckets> buckets, Provider<LimitConfig> config) {
        this.current = current;
        this.buckets = buckets;
        this.config = config;
    }

    /** The routes of a kind of buckets. */
    private record Limited(String kind, List<RoutePattern> routes, Optional<String> unless) {

        static Limited of(String kind, LimitConfig.Bucket bucket) {
            return new Limited(
                    kind,
                    bucket.routes().orElse(List.of()).stream()
                            .map(RoutePattern::of)
                            .toList(),
                    bucket.unless());
        }

        boolean covers(Routed request) {
            return routes.stream().anyMatch(request::is)
                    && unless.map(request::parameter).isEmpty();
        }
    }

    /** Refuses what comes too often: 429. On the thread of the resource, which may wait. */
    @ServerRequestFilter
    public void limit() {
        RoutingContext context = current.getCurrent();
        Routed request = Routed.of(context);
        limits().stream().filter(limited -> limited.covers(request)).forEach(limited -> buckets.get()
                .take(limited.kind(), context.request()));
    }

    private List<Limited> limits() {
        List<Limited> known = limits;
        if (known == null) {
            known = config.get().buckets().entrySet().stream()
                    .map(kind -> Limited.of(kind.getKey(), kind.getValue()))
                    .toList();
            limits = known;
        }
        return known;
    }
}
