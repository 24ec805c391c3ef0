package shop.carousel.kit.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;

/**
 * The checks that every request passes first, before any path is matched. Headers are repaired or refused (see {@link
 * RequestHeaders}). Paths that servers are known to read differently are refused with 400 (see {@link RawPath}), broken
 * queries too (see {@link UrlEncoded}), and unsafe requests of other sites with 403 (see {@link SameOrigin}). The
 * security headers go with every answer, and an answer that does not say how it may be cached is {@code no-store}. A
 * form's body is checked and repaired like a query, once it is there.
 */
@Singleton
final class EarlyChecks {

    private static final int FIRST = 10_000;

    /** Behind {@code BodiesGate}, which reads the body, and before a place is taken for the request. */
    private static final int BODY_IS_READ = 9_450;

    private static final String FORM = "application/x-www-form-urlencoded";

    private static final Map<String, String> SECURITY_HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()");

    private static final String VARY = "Vary";
    private static final int NOT_MODIFIED = 304;
    private static final String CACHE_CONTROL = "Cache-Control";

    private final Refusals refusals;

    EarlyChecks(Refusals refusals) {
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
        filters.register(this::checkForm, BODY_IS_READ);
    }

    private void check(RoutingContext context) {
        String uri = withMendedQuery(context.request().uri());
        if (!uri.equals(context.request().uri())) {
            context.reroute(context.request().method(), uri); // which comes here again
            return;
        }
        HttpServerResponse response = context.response();
        SECURITY_HEADERS.forEach(response::putHeader);
        context.addHeadersEndHandler(now -> {
            varyByEncoding(response);
            keepNowhere(response);
        });
        Optional<Problem> refusal = RequestHeaders.clean(context.request().headers())
                .or(() -> RawPath.refusal(context.request().uri()))
                .or(() -> queryRefusal(context.request().query()))
                .or(() -> SameOrigin.refusal(context.request()));
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

    /** What does not say that it may be kept is kept by nobody: it may be personal. */
    private static void keepNowhere(HttpServerResponse response) {
        if (!response.headers().contains(CACHE_CONTROL) && response.getStatusCode() != NOT_MODIFIED) {
            response.putHeader(CACHE_CONTROL, "no-store");
        }
    }

    private static Optional<Problem> queryRefusal(@Nullable String query) {
        return query == null ? Optional.empty() : UrlEncoded.refusal(query, "query");
    }

    private void checkForm(RoutingContext context) {
        Buffer body = context.body().buffer();
        if (body == null || !isForm(context.request().getHeader("Content-Type"))) {
            context.next();
            return;
        }
        String form = body.toString(StandardCharsets.UTF_8);
        Optional<Problem> refusal = UrlEncoded.refusal(form, "body");
        if (refusal.isPresent()) {
            refusals.send(context, refusal.get());
        } else {
            ((RoutingContextInternal) context).setBody(Buffer.buffer(UrlEncoded.mendedForm(form)));
            context.next();
        }
    }

    private static boolean isForm(@Nullable String contentType) {
        return contentType != null && contentType.strip().regionMatches(true, 0, FORM, 0, FORM.length());
    }
}
