package shop.carousel.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.demo.servers.Authority;
import shop.carousel.demo.servers.Ports;

/** A gateway whose clients speak TLS, and those who do not. */
class TlsTest extends WithGateway {

    private static final String STRICT = "Strict-Transport-Security";

    @TempDir
    private static Path folder;

    private static Authority authority;
    private static HttpClient client;
    private final int inner = Ports.free(1).getFirst();

    @BeforeAll
    static void makeAuthority() throws Exception {
        authority = new Authority(folder);
        authority.ensure(List.of("localhost", "127.0.0.1"));
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(authority.trust())
                .build();
    }

    @Override
    protected Properties limits() {
        var limits = super.limits();
        limits.setProperty(
                "carousel.gateway.tls-key-store", authority.keyStore().toString());
        limits.setProperty("carousel.gateway.inner-port", Integer.toString(inner));
        limits.setProperty("carousel.gateway.head-millis", "500");
        return limits;
    }

    private HttpResponse<String> secure(String host, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("https://" + host + ":" + port + path))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void shop_byTls_answersAndSaysThatThereIsNothingElse(String host) throws Exception {
        backend(cart, request -> request.response().end(request.getHeader("X-Forwarded-Proto")));
        HttpResponse<String> answer = secure(host, "/cart");
        assertThat(answer.body()).isEqualTo("https");
        assertThat(answer.headers().firstValue(STRICT).orElse("")).isEqualTo("max-age=31536000");
        assertThat(secure(host, "/nowhere").headers().firstValue(STRICT).orElse(""))
                .as("the gateway's own answers, too")
                .isEqualTo("max-age=31536000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void client_inTheClear_isSentToTls_andNoServiceHearsOfIt(String method) throws Exception {
        var asked = new AtomicInteger();
        backend(cart, request -> {
            asked.incrementAndGet();
            request.response().end();
        });
        String body = method.equals("POST") ? "Content-Length: 4\r\n\r\nbody" : "\r\n";
        var answer =
                RawClient.ask(port, method + " /api/carts?a=%20b HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + body);
        assertThat(answer.status()).isEqualTo(308);
        assertThat(answer.head()).contains("Location: https://localhost:" + port + "/api/carts?a=%20b\r\n");
        assertThat(asked.get()).isEqualTo(0);
    }

    @Test
    void client_inTheClear_ofAForeignHost_isNotSentAnywhere() {
        assertThat(RawClient.ask(port, "GET / HTTP/1.1\r\nHost: example.com\r\n\r\n")
                        .status())
                .isEqualTo(421);
    }

    @Test
    void parts_ofTheShop_haveADoorInTheClear() throws Exception {
        saying(cart, "cart");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + inner + "/cart"))
                .build();
        HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo("cart");
        assertThat(answer.headers().firstValue(STRICT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0016", "\u0016\u0003\u0001\u0002\u0000\u0001"})
    void client_thatDoesNotEndItsHandshake_isClosed(String begun) {
        try (var slow = new RawClient(port)) {
            slow.send(begun);
            assertThat(slow.isClosed()).isTrue();
        }
    }

    /** The gateway watches the connection under the TLS while a request is under way. */
    @Test
    void clientByTls_thatLeaves_endsItsRequestAtTheService() throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        backend(cart, request -> {
            begun.countDown();
            request.connection().closeHandler(closed -> ended.countDown());
        });
        try (var leaving = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(authority.trust())
                .build()) {
            var request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/cart"))
                    .build();
            leaving.sendAsync(request, BodyHandlers.ofString());
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            leaving.shutdownNow();
        }
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
