package shop.carousel.demo.gateway;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Which headers travel on. Those of one connection stay behind (RFC 9110, section 7.6.1); only the gateway says who
 * asks.
 */
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

    /** No {@code Connection} makes a request lose these: they say what the request is. */
    private static final Set<String> OF_THE_REQUEST = Set.of("host", "content-length");

    private Forwarding() {}

    /** The request's own number when it has a proper one, else a new one. */
    static String requestId(HttpFields headers) {
        String given = headers.get(REQUEST_ID);
        return given != null && REQUEST_ID_FORM.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }

    /** The headers for the service. */
    static HttpFields request(HttpFields from, Visitor visitor, String requestId) {
        HttpFields.Mutable to = HttpFields.build();
        Collection<String> named = named(from);
        for (HttpField field : from) {
            String name = field.getLowerCaseName();
            // Some servers read "_" in a name as "-": X_Forwarded_For would be the client's word.
            if (!HOP_BY_HOP.contains(name)
                    && !SAID_BY_GATEWAY.contains(name)
                    && !named.contains(name)
                    && name.indexOf('_') < 0) {
                to.add(field);
            }
        }
        if (visitor.host() != null) {
            to.put(HttpHeader.X_FORWARDED_HOST, visitor.host());
        }
        to.put(HttpHeader.X_FORWARDED_PROTO, visitor.scheme());
        to.put(HttpHeader.X_FORWARDED_FOR, visitor.address());
        to.put(REQUEST_ID, requestId);
        return to.asImmutable();
    }

    /** Makes an answer's headers, copied from the service's, those for the client. */
    static void response(HttpFields from, HttpFields.Mutable to, String requestId) {
        named(from).forEach(to::remove);
        to.put(REQUEST_ID, requestId);
    }

    /** What is of this connection only, because its sender says so. */
    private static Collection<String> named(HttpFields headers) {
        if (!headers.contains(HttpHeader.CONNECTION)) {
            return Set.of();
        }
        var names = new TreeSet<String>();
        headers.getCSV(HttpHeader.CONNECTION, false).forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        names.removeAll(OF_THE_REQUEST);
        return names;
    }
}
