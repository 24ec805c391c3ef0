package shop.carousel.kit.admission;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Takes a token of a request's client, on the routes that the configured kinds of buckets name. */
@Singleton
final class ClientsGate {

    private final CurrentVertxRequest current;
    private final TokenBuckets buckets;
    private final List<Limited> limits;

    ClientsGate(CurrentVertxRequest current, TokenBuckets buckets, LimitConfig config) {
        this.current = current;
        this.buckets = buckets;
        this.limits = config.buckets().entrySet().stream()
                .map(kind -> Limited.of(kind.getKey(), kind.getValue()))
                .toList();
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

    /** Refuses a client that asks too often, with 429. Runs on a thread that may block. */
    void admit() {
        RoutingContext context = current.getCurrent();
        Routed request = Routed.of(context);
        limits.stream()
                .filter(limited -> limited.covers(request))
                .forEach(limited -> buckets.take(limited.kind(), context.request()));
    }
}
