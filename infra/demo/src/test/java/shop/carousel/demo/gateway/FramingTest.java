package shop.carousel.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.demo.gateway.RawClient.Answer;
import shop.carousel.demo.gateway.ScriptedOrigin.Received;

/**
 * Requests that two servers could read in two ways. They are refused, and what is passed on can be read in one way
 * only.
 */
class FramingTest extends WithGateway {

    private static final String HOST = "Host: localhost\r\n";
    private static final String ORDINARY = "GET /cart?ordinary=1 HTTP/1.1\r\n" + HOST + "\r\n";

    private ScriptedOrigin origin;

    @Override
    protected Properties limits() {
        var limits = super.limits();
        limits.setProperty("carousel.gateway.head-millis", "150");
        limits.setProperty("carousel.gateway.body-grace-millis", "150");
        limits.setProperty("carousel.gateway.linger-millis", "50");
        return limits;
    }

    @BeforeEach
    void startOrigin() throws IOException {
        origin = new ScriptedOrigin(cart);
    }

    @AfterEach
    void stopOrigin() throws IOException {
        origin.close();
    }

    static List<String> headers() {
        return List.of(
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length: 5\r\nContent-Length: 5",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5, 5",
                "Content-Length: +5",
                "Content-Length: -5",
                "Content-Length: 0x5",
                "Content-Length: 5 5",
                "Content-Length: 5a",
                "Content-Length:",
                "Content-Length: 99999999999999999999",
                "Content-Length: 9223372036854775808",
                "Content-Length: \u0665",
                "Transfer-Encoding: gzip",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked, gzip",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked;q=1",
                "Transfer-Encoding: \"chunked\"",
                "Transfer-Encoding:\u000bchunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding",
                "Transfer-Encoding:",
                "X-Folded: a\r\n b",
                "X-Folded: a\r\n\tTransfer-Encoding: chunked",
                "X-Bare: a\nContent-Length: 5",
                "X-Bare: a\rContent-Length: 5",
                "X-Zero: a\u0000b",
                "X-Zero\u0000: a",
                "X-Space : a",
                "X(: a",
                "X\u00e9: a",
                ": a",
                "no colon");
    }

    @Test
    void header_thatCanBeReadInTwoWays_is400AndReachesNobody() {
        for (String header : headers()) {
            refused("POST /api/carts HTTP/1.1\r\n" + HOST + header + "\r\n\r\nhello", 400);
        }
        refused("POST /api/carts HTTP/1.0\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
        refused("POST /api/carts HTTP/1.1\r\n X: fold\r\n" + HOST + "\r\n", 400);
    }

    static List<String> chunks() {
        return List.of(
                "0x5\r\nhello\r\n0\r\n\r\n",
                "-1\r\nhello\r\n0\r\n\r\n",
                "+5\r\nhello\r\n0\r\n\r\n",
                " 5\r\nhello\r\n0\r\n\r\n",
                "5 \r\nhello\r\n0\r\n\r\n",
                "5\nhello\r\n0\r\n\r\n",
                "5\r\nhello\n0\r\n\r\n",
                "5\r\nhelloX\r\n0\r\n\r\n",
                "5\r\nhello0\r\n\r\n",
                "g\r\nhello\r\n0\r\n\r\n",
                "\r\nhello\r\n0\r\n\r\n",
                "5_\r\nhello\r\n0\r\n\r\n",
                "5;a=\"b\r\nhello\r\n0\r\n\r\n",
                "5;a\nhello\r\n0\r\n\r\n",
                "5;" + "a".repeat(20_000) + "\r\nhello\r\n0\r\n\r\n",
                "FFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n",
                "10000000000000005\r\nhello\r\n0\r\n\r\n",
                "5\r\nhello\r\n0\r\nX: a\nY: b\r\n\r\n",
                "5\r\nhello\r\n0\r\nno colon\r\n\r\n",
                "5\r\nhello\r\n-0\r\n\r\n");
    }

    @Test
    void chunk_thatCanBeReadInTwoWays_is400AndReachesNobody() {
        for (String chunk : chunks()) {
            refused("POST /api/carts HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n" + chunk, 400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host: localhost\r\nHost: localhost\r\n",
                "Host: localhost\r\nHost: elsewhere\r\n",
                "Host:\r\n",
                "Host: \r\n",
                "Host: local host\r\n",
                "Host: localhost/cart\r\n",
                "Host: user@localhost\r\n",
                "Host: localhost:port\r\n",
                "Host: localhost:99999\r\n",
                "Host: localhost:\r\n",
                "Host: localhost, elsewhere\r\n",
                "Host: [::1\r\n",
                "Host: localhost#a\r\n",
                "Host: http://localhost\r\n"
            })
    void host_thatIsNoAuthority_is400(String host) {
        refused("GET /cart HTTP/1.1\r\n" + host + "\r\n", 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elsewhere",
                "localhost.elsewhere",
                "xlocalhost",
                "127.0.0.1.nip.io",
                "127.0.0.2",
                "[::2]:80",
                "a_b"
            })
    void host_thatIsNotServed_is421(String host) {
        refused("GET /cart HTTP/1.1\r\nHost: " + host + "\r\n\r\n", 421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:8080", "[::1]", "[::1]:65535"})
    void host_thatIsServed_isServedOnAnyPort(String host) {
        assertThat(RawClient.ask(port, "GET /cart HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://elsewhere/cart HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET http://user@localhost/cart HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /cart HTTP/1.1 x\r\nHost: localhost\r\n\r\n",
                "GET /cart\tHTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /cart HTTP/1.1\nHost: localhost\n\n",
                "GET /cart HTTP/2.0\r\nHost: localhost\r\n\r\n",
                "GET /cart HTTP/1.2\r\nHost: localhost\r\n\r\n",
                "GET /cart HTTQ/1.1\r\nHost: localhost\r\n\r\n",
                "GET /cart\r\nHost: localhost\r\n\r\n",
                "GET /cart#part HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET cart HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /ca\u0000rt HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost:80\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
                "\r\n\u0000\r\n\r\n"
            })
    void line_thatIsNone_is4xx(String request) {
        refused(request, 400, 405);
    }

    @Test
    void expectation_thatIsUnknown_is417() {
        refused("POST /api/carts HTTP/1.1\r\n" + HOST + "Expect: tea\r\nContent-Length: 5\r\n\r\nhello", 417);
    }

    @Test
    void target_inAbsoluteForm_ofTheSameHost_isPassedOnAsAPath() {
        Answer answer = RawClient.ask(port, "GET http://localhost/cart?a=b HTTP/1.1\r\n" + HOST + "\r\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(origin.received().getLast().line()).isEqualTo("GET /cart?a=b HTTP/1.1");
    }

    @ParameterizedTest
    @CsvSource({
        "/cart?q=100%, /cart?q=100%25",
        "/cart?utm=50%off&a=%00&b=%C3%A4, /cart?utm=50%25off&a=%00&b=%C3%A4",
        "/cart?q=grÃ¶Ãeâ¬, /cart?q=gr%C3%B6%C3%9Fe%E2%82%AC",
        "/cart?q=a|b^{}[], /cart?q=a|b^{}[]",
        "/cart?, /cart?"
    })
    void query_ofAnyKind_meansTheSameToTheService(String target, String expected) {
        assertThat(RawClient.ask(port, "GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n")
                        .status())
                .isEqualTo(200);
        assertThat(origin.received().getLast().line()).isEqualTo("GET " + expected + " HTTP/1.1");
    }

    @Test
    void request_passedOn_hasOnlyWhatIsOfTheRequest() {
        Answer answer = RawClient.ask(
                port,
                "POST /api/carts HTTP/1.1\r\n" + HOST
                        + "Connection: keep-alive, X-Private, X-Forwarded-For, Host, Content-Length, Upgrade\r\n"
                        + "X-Private: a\r\nUpgrade: websocket\r\nTE: trailers\r\nKeep-Alive: 5\r\nProxy-Connection: "
                        + "a\r\n"
                        + "X_Forwarded_Proto: https\r\nTrailer: X-Late\r\nTransfer-Encoding: chunked\r\n"
                        + "Expect: 100-continue\r\n\r\n5;a=b\r\nhello\r\n0\r\nX-Late: b\r\nHost: elsewhere\r\n\r\n");
        assertThat(Set.of(100, 200)).as(answer::toString).contains(answer.status());
        Received seen = origin.received().getLast();
        assertThat(seen.body()).isEqualTo("hello");
        assertThat(seen.header("Content-Length")).isEqualTo("5");
        assertThat(seen.header("Host")).isEqualTo("localhost");
        assertThat(seen.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        for (String gone : List.of(
                "Connection",
                "X-Private",
                "Upgrade",
                "TE",
                "Keep-Alive",
                "Proxy-Connection",
                "X_Forwarded_Proto",
                "Trailer",
                "Transfer-Encoding",
                "Expect",
                "X-Late")) {
            assertThat(seen.header(gone)).as(gone).isEqualTo("");
        }
    }

    /** Whatever a few wrong bytes make of a request: somebody answers it, and a service reads only requests. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void request_withWrongBytes_isRefusedOrReadInOneWay(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 100; round++) {
            String request = spoilt(random);
            try (var client = new RawClient(port)) {
                client.send(request + ORDINARY);
                Answer answer = client.answer();
                assertThat(answer.status() >= 200 && answer.status() != 502 && answer.status() != 500)
                        .as(() -> request + answer)
                        .isTrue();
            }
            assertThat(RawClient.ask(port, ORDINARY).status()).isEqualTo(200);
        }
        assertThat(origin.faults()).isEmpty();
        for (Received seen : origin.received()) {
            assertThat(seen.line()).as(seen::toString).contains("/cart");
        }
    }

    private static String spoilt(SplittableRandom random) {
        String body = random.nextBoolean()
                ? "Content-Length: 5\r\n\r\nhello"
                : "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
        var request = new StringBuilder("POST /api/carts HTTP/1.1\r\nHost: localhost\r\nX-Case: a\r\n" + body);
        for (int edit = random.nextInt(3); edit >= 0; edit--) {
            int at = random.nextInt(request.length());
            char wrong = "\r\n\t\u0000 :;,\u000b\u00ff-+0x1Z".charAt(random.nextInt(16));
            switch (random.nextInt(3)) {
                case 0 -> request.setCharAt(at, wrong);
                case 1 -> request.insert(at, wrong);
                default -> request.deleteCharAt(at);
            }
        }
        return request.toString();
    }

    private void refused(String request, Integer... statuses) {
        int before = origin.received().size();
        try (var client = new RawClient(port)) {
            client.send(request);
            Answer answer = client.answer();
            assertThat(List.of(statuses)).as(() -> request + " => " + answer).contains(answer.status());
            assertProblem(answer);
            if (answer.status() != 405) {
                assertThat(client.isClosed()).as(request).isTrue();
            }
        }
        assertThat(origin.received()).as(request).hasSize(before);
        assertThat(RawClient.ask(port, ORDINARY).status()).isEqualTo(200);
    }

    protected void assertProblem(Answer answer) {
        try {
            assertThat(answer.head()).as(answer::head).contains("application/problem+json");
            assertThat(new ObjectMapper().readTree(answer.body()).get("status").asInt())
                    .isEqualTo(answer.status());
        } catch (IOException e) {
            throw new AssertionError(answer.toString(), e);
        }
    }
}
