package shop.carousel.kit.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.number.Numbers;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.problem.TooLarge;

/**
 * What every request passes first, before any path is matched. Paths that servers are known to read differently are refused with 400
 * (see {@link RawPath}), unsafe requests of other sites with 403 (see {@link SameOrigin}), and bodies that say that they are over the
 * limit with 413. The security headers go with every answer.
 */
@Singleton
final class EarlyChecks {

    private static final int FIRST = 10_000;

    private static final Map<String, String> SECURITY_HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin");

    private final WebConfig config;
    private final Refusals refusals;

    EarlyChecks(WebConfig config, Refusals refusals) {
        this.config = config;
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        HttpServerResponse response = context.response();
        SECURITY_HEADERS.forEach(response::putHeader);
        Optional<Problem> refusal = RawPath.refusal(context.request().uri())
                .or(() -> SameOrigin.refusal(context.request()))
                .or(() -> sizeRefusal(context));
        if (refusal.isPresent()) {
            refusals.send(context, refusal.get());
        } else {
            context.next();
        }
    }

    private Optional<Problem> sizeRefusal(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        if (length == null || isLargeBodyPath(context.request().path())) {
            return Optional.empty();
        }
        OptionalLong bytes = Numbers.whole(length, 0, Long.MAX_VALUE);
        if (bytes.isEmpty()) {
            return Optional.of(Problem.badRequest("Content-Length", "is not a number"));
        }
        return bytes.getAsLong() > config.bodyLimit() ? Optional.of(TooLarge.PROBLEM) : Optional.empty();
    }

    private boolean isLargeBodyPath(@Nullable String path) {
        return path != null
                && config.largeBodyPaths().orElse(List.of()).stream().anyMatch(path::startsWith);
    }
}
