package shop.carousel.kit.identity;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.stream.Collectors;
import shop.carousel.kit.web.Cookies;

/**
 * Behind TLS the session's cookie has a name that browsers accept only from this host and only over TLS ({@code
 * __Host-}). This filter renames it to its plain name for all later code. A cookie that arrives under the plain name is
 * ignored then: a neighbouring host, or a server without TLS, may have set it.
 */
@Singleton
final class SecureCookies {

    /** After the checks of a request's form, and before any code reads the caller. */
    private static final int PRIORITY = 9_000;

    private static final String PLAIN = Cookies.SESSION + "=";
    private static final String SECURE = Cookies.HOST_SESSION + "=";

    void register(@Observes Filters filters) {
        filters.register(this::rename, PRIORITY);
    }

    private void rename(RoutingContext context) {
        HttpServerRequest request = context.request();
        String cookies = request.getHeader("Cookie");
        if (cookies != null && isSecure(request)) {
            request.headers().set("Cookie", renamed(cookies));
        }
        context.next();
    }

    /** Whether the browser speaks TLS, to us or to the gateway. */
    static boolean isSecure(HttpServerRequest request) {
        return "https".equals(request.scheme());
    }

    static String renamed(String cookies) {
        return Arrays.stream(cookies.split(";"))
                .map(String::strip)
                .filter(cookie -> !cookie.startsWith(PLAIN))
                .map(cookie -> cookie.startsWith(SECURE) ? PLAIN + cookie.substring(SECURE.length()) : cookie)
                .collect(Collectors.joining("; "));
    }
}
