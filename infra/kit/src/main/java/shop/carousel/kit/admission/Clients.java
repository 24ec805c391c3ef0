package shop.carousel.kit.admission;

import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** The client of a request, as far as its address tells. */
final class Clients {

    /** The part of an IPv6 address that belongs to one customer of a provider, who has all addresses below it. */
    private static final int NETWORK_BYTES = 8;

    private Clients() {}

    /** The client's address; of one of version 6 only its network, written {@code v6:…}. */
    static String of(HttpServerRequest request) {
        return request.remoteAddress() == null ? "" : of(request.remoteAddress().hostAddress());
    }

    static String of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address && !parsed.isLoopbackAddress()
                    ? "v6:" + HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }
}
