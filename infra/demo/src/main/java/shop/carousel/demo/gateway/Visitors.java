package shop.carousel.demo.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Finds out who asks: the client of the connection, or whom a trusted proxy names. */
final class Visitors {

    private final TrustedProxies trusted;

    Visitors(TrustedProxies trusted) {
        this.trusted = trusted;
    }

    Visitor of(Request request) {
        InetAddress peer = ((InetSocketAddress) request.getConnectionMetaData().getRemoteSocketAddress()).getAddress();
        HttpFields headers = request.getHeaders();
        String host = headers.get(HttpHeader.HOST);
        if (!trusted.contains(peer)) {
            return visitor(peer, request.getConnectionMetaData().isSecure() ? "https" : "http", host, false);
        }
        String forwardedHost = last(headers, HttpHeader.X_FORWARDED_HOST);
        String scheme = "https".equalsIgnoreCase(last(headers, HttpHeader.X_FORWARDED_PROTO)) ? "https" : "http";
        return visitor(named(peer, headers), scheme, forwardedHost == null ? host : forwardedHost, true);
    }

    private static Visitor visitor(InetAddress address, String scheme, @Nullable String host, boolean behindProxy) {
        return new Visitor(address.getHostAddress(), TrustedProxies.share(address), scheme, host, behindProxy);
    }

    /** Each proxy appends who asked it: the last one that is no trusted proxy itself is the client. */
    private InetAddress named(InetAddress peer, HttpFields headers) {
        InetAddress client = peer;
        for (String text : headers.getCSV(HttpHeader.X_FORWARDED_FOR, false).reversed()) {
            Optional<InetAddress> next = TrustedProxies.address(text);
            if (next.isEmpty() || !trusted.contains(client)) {
                break;
            }
            client = next.get();
        }
        return client;
    }

    /** The value that the nearest proxy said. */
    private static @Nullable String last(HttpFields headers, HttpHeader name) {
        List<String> values = headers.getCSV(name, false);
        return values.isEmpty() ? null : values.getLast();
    }
}
