package shop.carousel.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.carousel.demo.Eventually;

/** Behind a proxy that the settings trust: who asks is whom the proxy names. */
class VisitorsTest extends WithGateway {

    private static final int SHARE = 3;

    @Override
    protected Properties limits() {
        var limits = super.limits();
        limits.setProperty("carousel.gateway.hosts", "localhost,shop.example.org");
        limits.setProperty("carousel.gateway.trusted-proxies", "127.0.0.1/32, 10.0.0.0/9");
        limits.setProperty("carousel.gateway.max-connections-per-client", "" + SHARE);
        return limits;
    }

    private String asked(String... headers) {
        return "GET /cart HTTP/1.1\r\nHost: shop.example.org\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    @ParameterizedTest
    @CsvSource({
        "'203.0.113.9', 'https', 203.0.113.9, https",
        "'6.6.6.6, 203.0.113.9', 'https', 203.0.113.9, https",
        "'203.0.113.9', 'HTTPS', 203.0.113.9, https",
        "'203.0.113.9', 'javascript', 203.0.113.9, http",
        "'2001:db8::7', 'https', 2001:db8:0:0:0:0:0:7, https",
        "'203.0.113.9', 'http, https', 203.0.113.9, https"
    })
    void visitor_whomAProxyNames_isBelieved(String client, String scheme, String address, String seenScheme)
            throws Exception {
        Backend backend = saying(cart, "cart");
        int status = RawClient.ask(
                        port,
                        asked(
                                "X-Forwarded-For: " + client,
                                "X-Forwarded-Proto: " + scheme,
                                "X-Forwarded-Host: shop.example.org"))
                .status();
        assertThat(status).isEqualTo(200);
        var seen = backend.last().headers();
        assertThat(long6(String.valueOf(seen.get("X-Forwarded-For")))).isEqualTo(address);
        assertThat(seen.get("X-Forwarded-Proto")).isEqualTo(seenScheme);
        assertThat(seen.get("X-Forwarded-Host")).isEqualTo("shop.example.org");
        assertThat(seen.get("Host")).isEqualTo("shop.example.org");
    }

    /** Gateways write IPv6 addresses in more than one way. */
    private static String long6(String address) {
        return TrustedProxies.address(address).orElseThrow().getHostAddress();
    }

    @Test
    void clients_behindAProxy_haveTheirOwnShares() throws Exception {
        BlockingQueue<HttpServerRequest> held = new LinkedBlockingQueue<>();
        backend(cart, held::add);
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < SHARE; i++) {
            var client = new RawClient(port);
            clients.add(client);
            client.send(asked("X-Forwarded-For: 203.0.113.9"));
        }
        Eventually.holds("all are held", () -> held.size() == SHARE);
        assertThat(RawClient.ask(port, asked("X-Forwarded-For: 203.0.113.9")).status())
                .isEqualTo(429);
        var other = new RawClient(port);
        clients.add(other);
        other.send(asked("X-Forwarded-For: 203.0.113.10"));
        Eventually.holds("another client is let in", () -> held.size() == SHARE + 1);
        held.forEach(request -> request.response().end());
        assertThat(other.answer().status()).isEqualTo(200);
        clients.forEach(RawClient::close);
    }

    @ParameterizedTest
    @CsvSource({"localhost, 200", "shop.example.org:443, 200", "127.0.0.1, 421", "shop.example.org.elsewhere, 421"})
    void host_thatIsConfigured_isServed(String host, int status) throws Exception {
        saying(cart, "cart");
        assertThat(RawClient.ask(port, "GET /cart HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                        .status())
                .isEqualTo(status);
    }
}
