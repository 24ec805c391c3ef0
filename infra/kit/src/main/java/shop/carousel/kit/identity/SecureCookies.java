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
 * Behind TLS the session's cookie has a name that browsers take from this host alone, over TLS alone ({@code __Host-}).
 * It is read under its plain name from here on; one that came with the plain name is not read then: a neighbour, or who
 * answered in the clear, may have set it.
 */
@Singleton
final class SecureCookies {

    /** Behind the checks of a request's form, before anybody reads who is asking. */
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
