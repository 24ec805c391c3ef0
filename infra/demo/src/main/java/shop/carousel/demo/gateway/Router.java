package shop.carousel.demo.gateway;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;
import shop.carousel.contracts.Routes;
import shop.carousel.contracts.Routes.Target;

/** Looks at a request: refuses what no service needs to see, and begins the exchange with those who may answer it. */
final class Router {

    private static final String READY = "/q/health/ready";
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.OPTIONS,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE);

    private final Routes routes;
    private final Balancer balancer;
    private final Exchange.Shared shared;

    Router(Routes routes, Balancer balancer, Exchange.Shared shared) {
        this.routes = routes;
        this.balancer = balancer;
        this.shared = shared;
    }

    void handle(HttpServerRequest request) {
        request.pause();
        String requestId = Forwarding.requestId(request);
        String path = RawPath.of(request.uri());
        refusal(request, path)
                .ifPresentOrElse(
                        refusal -> shared.answers().send(request, refusal, requestId),
                        () -> route(request, path, requestId));
    }

    private Optional<Refusal> refusal(HttpServerRequest request, String path) {
        if (RawPath.isRefused(path)) {
            return Optional.of(Refusal.BAD_PATH);
        }
        if (!METHODS.contains(request.method())) {
            return Optional.of(Refusal.BAD_METHOD);
        }
        return length(request) > shared.settings().bodyLimit(path)
                ? Optional.of(Refusal.BODY_TOO_LARGE)
                : Optional.empty();
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void route(HttpServerRequest request, String path, String requestId) {
        Optional<Target> target = routes.targetOf(path);
        if (path.equals(READY)) {
            request.response().end();
        } else if (target.isEmpty()) {
            shared.answers().send(request, Refusal.NOT_FOUND, requestId);
        } else {
            var candidates = balancer.candidates(target.get());
            new Exchange(shared, request, requestId, candidates, away(target.get())).begin();
        }
    }

    private static Refusal away(Target target) {
        return Refusal.away(
                switch (target) {
                    case CATALOG -> "The catalog";
                    case CART -> "The cart";
                    case ORDER -> "The order desk";
                    case ANY -> "The shop";
                });
    }

    void invalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        Refusal refusal = cause instanceof TooLongHttpLineException
                ? Refusal.URI_TOO_LONG
                : cause instanceof TooLongHttpHeaderException ? Refusal.HEADERS_TOO_LARGE : Refusal.BAD_REQUEST;
        shared.answers().send(request, refusal, Forwarding.requestId(request));
    }
}
