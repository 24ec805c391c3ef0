package shop.carousel.demo.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which headers travel on. Those of one connection stay behind (RFC 9110, section 7.6.1); who asks is said by the gateway alone. */
final class Forwarding {

    /** The header with the number that a request keeps through all services. */
    static final String REQUEST_ID = "X-Request-Id";

    private static final Pattern REQUEST_ID_FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect");
    private static final Set<String> SAID_BY_GATEWAY = Set.of(
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-proto",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-ssl",
            "x-request-id");

    private Forwarding() {}

    /** The request's own number when it has a proper one, else a new one. */
    static String requestId(HttpServerRequest request) {
        String given = request.getHeader(REQUEST_ID);
        return given != null && REQUEST_ID_FORM.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }

    /** The headers for the service. */
    static void request(HttpServerRequest from, MultiMap to, String requestId) {
        copy(from.headers(), to, SAID_BY_GATEWAY);
        String host = from.getHeader("Host");
        if (host != null) {
            to.set("X-Forwarded-Host", host);
        }
        to.set("X-Forwarded-Proto", from.isSSL() ? "https" : "http");
        to.set("X-Forwarded-For", from.remoteAddress().hostAddress());
        to.set(REQUEST_ID, requestId);
    }

    /** The headers for the client. */
    static void response(MultiMap from, MultiMap to, String requestId) {
        copy(from, to, Set.of());
        to.set(REQUEST_ID, requestId);
    }

    private static void copy(MultiMap from, MultiMap to, Set<String> without) {
        Set<String> named = named(from.get("Connection"));
        for (var header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name) && !named.contains(name) && !without.contains(name)) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    private static Set<String> named(@Nullable String connection) {
        var names = new TreeSet<String>();
        if (connection != null) {
            Arrays.stream(connection.toLowerCase(Locale.ROOT).split(","))
                    .map(String::strip)
                    .forEach(names::add);
        }
        return names;
    }
}
