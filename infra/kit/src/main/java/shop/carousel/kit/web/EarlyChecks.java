package shop.carousel.kit.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.problem.ProblemDocument;
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
    private final ObjectMapper json;

    EarlyChecks(WebConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
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
            refuse(context, refusal.get());
        } else {
            context.next();
        }
    }

    private Optional<Problem> sizeRefusal(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        if (length == null || isLargeBodyPath(context.request().path())) {
            return Optional.empty();
        }
        try {
            return Long.parseLong(length) > config.bodyLimit() ? Optional.of(TooLarge.PROBLEM) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.of(Problem.badRequest("Content-Length", "is not a number"));
        }
    }

    private boolean isLargeBodyPath(@Nullable String path) {
        return path != null
                && config.largeBodyPaths().orElse(List.of()).stream().anyMatch(path::startsWith);
    }

    /** The rest of a refused body is not read: the connection closes behind the answer. */
    private void refuse(RoutingContext context, Problem problem) {
        if (problem.status() == 413) {
            context.response().putHeader("Connection", "close");
        }
        context.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", ProblemDocument.MEDIA_TYPE)
                .end(document(problem));
    }

    private String document(Problem problem) {
        try {
            return json.writeValueAsString(ProblemDocument.of(problem));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
