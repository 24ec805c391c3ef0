package shop.carousel.kit.web;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.problem.Problem;

/**
 * Refuses unsafe requests that a browser sends on behalf of another site (cross-site request forgery). A browser states
 * a request's origin in {@code Sec-Fetch-Site}, older ones in {@code Origin}; programs send neither and hold no cookies
 * to abuse.
 */
final class SameOrigin {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private SameOrigin() {}

    static Optional<Problem> refusal(HttpServerRequest request) {
        if (SAFE_METHODS.contains(request.method().name()) || isOwn(request)) {
            return Optional.empty();
        }
        return Optional.of(
                Problem.of(403, "cross-site", "Cross-site request", "This request comes from another site."));
    }

    private static boolean isOwn(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN_SITES.contains(site);
        }
        String origin = request.getHeader("Origin");
        return origin == null
                || isAuthority(origin, request.getHeader("Host"))
                || isAuthority(origin, request.getHeader("X-Forwarded-Host"));
    }

    private static boolean isAuthority(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }
}
