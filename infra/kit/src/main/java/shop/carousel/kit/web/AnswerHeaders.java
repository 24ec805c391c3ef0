package shop.carousel.kit.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/**
 * Rules for the headers of every answer. A {@code Location} within the shop is a path: its host would come from the
 * client, and its scheme would be wrong behind a proxy that ends TLS. Cookies are {@code Secure} if the visitor came by
 * TLS.
 */
@Singleton
final class AnswerHeaders {

    private static final int EARLY = 9_000;
    private static final String SET_COOKIE = "Set-Cookie";
    private static final String SECURE = "; Secure";

    void register(@Observes Filters filters) {
        filters.register(AnswerHeaders::watch, EARLY);
    }

    private static void watch(RoutingContext context) {
        context.addHeadersEndHandler(
                beforeHead -> finish(context.request(), context.response().headers()));
        context.next();
    }

    private static void finish(HttpServerRequest request, MultiMap headers) {
        String location = headers.get(HttpHeaders.LOCATION);
        if (location != null) {
            headers.set(HttpHeaders.LOCATION, withoutOrigin(location, request.scheme() + "://" + request.authority()));
        }
        if ("https".equals(request.scheme()) && headers.contains(SET_COOKIE)) {
            List<String> secure = headers.getAll(SET_COOKIE).stream()
                    .map(AnswerHeaders::secure)
                    .toList();
            headers.set(SET_COOKIE, secure);
        }
    }

    /** The path, where the location is of this origin. */
    static String withoutOrigin(String location, String origin) {
        boolean isOwn = location.regionMatches(true, 0, origin, 0, origin.length())
                && location.startsWith("/", origin.length())
                && !location.startsWith("//", origin.length());
        return isOwn ? location.substring(origin.length()) : location;
    }

    private static String secure(String cookie) {
        return (cookie + ";").toLowerCase(Locale.ROOT).replace(" ", "").contains(";secure;") ? cookie : cookie + SECURE;
    }
}
