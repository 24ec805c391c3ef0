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
import shop.carousel.kit.problem.StatusProblems;
import shop.carousel.kit.problem.TooLarge;

/**
 * What every request passes first, before any path is matched. Headers are mended or refused (see {@link
 * RequestHeaders}). Paths that servers are known to read differently are refused with 400 (see {@link RawPath}), broken
 * queries too (see {@link UrlEncoded}), unsafe requests of other sites with 403 (see {@link SameOrigin}), and bodies
 * that say that they are over the limit with 413. The security headers go with every answer.
 */
@Singleton
final class EarlyChecks {

    private static final int PRIORITY = 10_000;

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

    private static final String VARY = "Vary";

    private final WebConfig config;
    private final List<RoutePattern> large;
    private final Refusals refusals;

    EarlyChecks(WebConfig config, Refusals refusals) {
        this.config = config;
        this.large = config.largeBodies();
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        String uri = withMendedQuery(context.request().uri());
        if (!uri.equals(context.request().uri())) {
            context.reroute(context.request().method(), uri); // which comes here again
            return;
        }
        HttpServerResponse response = context.response();
        SECURITY_HEADERS.forEach(response::putHeader);
        context.addHeadersEndHandler(now -> varyByEncoding(response));
        Optional<Problem> refusal = RequestHeaders.clean(context.request().headers())
                .or(() -> RawPath.refusal(context.request().uri()))
                .or(() -> queryRefusal(context.request().query()))
                .or(() -> SameOrigin.refusal(context.request()))
                .or(() -> sizeRefusal(context))
                .or(() -> multipartRefusal(context));
        if (refusal.isPresent()) {
            refusals.send(context, refusal.get());
        } else {
            context.next();
        }
    }

    private static String withMendedQuery(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query + 1) + UrlEncoded.mended(uri.substring(query + 1));
    }

    /** Any answer may be compressed, by the server or on its way. */
    private static void varyByEncoding(HttpServerResponse response) {
        String others = response.headers().get(VARY);
        response.putHeader(VARY, others == null ? "Accept-Encoding" : others + ", Accept-Encoding");
    }

    private static Optional<Problem> queryRefusal(@Nullable String query) {
        return query == null ? Optional.empty() : UrlEncoded.refusal(query, "query");
    }

    /**
     * Files are sent where large bodies are taken. The forms of pages have none, and need no parser that writes files.
     */
    private Optional<Problem> multipartRefusal(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        return type != null
                        && type.strip().regionMatches(true, 0, "multipart/", 0, "multipart/".length())
                        && !isLarge(context)
                ? Optional.of(StatusProblems.of(415, context.normalizedPath()))
                : Optional.empty();
    }

    private boolean isLarge(RoutingContext context) {
        return large.stream().anyMatch(Routed.of(context)::is);
    }

    private Optional<Problem> sizeRefusal(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        if (length == null || isLarge(context)) {
            return Optional.empty();
        }
        OptionalLong bytes = Numbers.whole(length, 0, Long.MAX_VALUE);
        if (bytes.isEmpty()) {
            return Optional.of(Problem.badRequest("Content-Length", "is not a number"));
        }
        return bytes.getAsLong() > config.bodyLimit() ? Optional.of(TooLarge.PROBLEM) : Optional.empty();
    }
}
