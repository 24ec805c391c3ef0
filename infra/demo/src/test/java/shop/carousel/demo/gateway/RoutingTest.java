package shop.carousel.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest extends WithGateway {

    @Test
    void path_goesToTheServiceOfTheTable() throws Exception {
        saying(catalog1, "catalog");
        saying(catalog2, "catalog");
        saying(cart, "cart");
        saying(order, "order");
        assertThat(get("/").body()).isEqualTo("catalog");
        assertThat(get("/api/admin/products/A-1").body()).isEqualTo("catalog");
        assertThat(get("/cart/badge?x=1").body()).isEqualTo("cart");
        assertThat(get("/api/admin/orders").body()).isEqualTo("order");
        assertThat(Set.of("catalog", "cart", "order"))
                .contains(get("/assets/carousel.css").body());
    }

    @Test
    void assets_whileTheCatalogIsAway_comeFromAnother() throws Exception {
        saying(order, "order");
        assertThat(get("/assets/carousel.css").body()).isEqualTo("order");
    }

    @Test
    void path_ofNobody_is404ForProgramsAndPeople() throws Exception {
        var problem = get("/nothing");
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.headers().firstValue("Content-Type").orElseThrow()).isEqualTo("application/problem+json");
        assertThat(new ObjectMapper().readTree(problem.body()).get("status").asInt())
                .isEqualTo(404);
        var page = get("/nothing", "Accept", "text/html,*/*");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("<h1>Not found</h1>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/products/a;b",
                "/products/a%3Bb",
                "/products%2fa",
                "/products/a%5cb",
                "/products\\a",
                "//products/a",
                "/products//a",
                "/cart/../admin",
                "/cart/%2e%2e/admin",
                "/cart/.",
                "/products/%00",
                "/products/%zz",
                "/products/%25",
                "http://elsewhere/products/a",
                "*"
            })
    void path_readInDifferentWays_is400AndReachesNobody(String path) throws Exception {
        Backend catalog = saying(catalog1, "catalog");
        Backend other = saying(catalog2, "catalog");
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(answer).contains("application/problem+json");
        assertThat(catalog.asked() + other.asked()).isEqualTo(0);
    }

    @Test
    void request_withTooMuchHead_isRefused() throws Exception {
        String longPath = raw("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(longPath).contains(" 414 ");
        String bigHeaders = raw("GET / HTTP/1.1\r\nHost: localhost\r\nX-Big: " + "a".repeat(20_000) + "\r\n\r\n");
        assertThat(bigHeaders).contains(" 431 ");
        String many = raw("GET / HTTP/1.1\r\nHost: localhost\r\n" + "X-Big: " + "a".repeat(7_000) + "\r\nX-Big: "
                + "a".repeat(7_000) + "\r\nX-Big: " + "a".repeat(7_000) + "\r\n\r\n");
        assertThat(many).contains(" 431 ");
        String nonsense = raw("nonsense\r\n\r\n");
        assertThat(nonsense).contains(" 400 ");
    }

    @Test
    void method_unknown_is405() throws Exception {
        String answer = raw("TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 405 ");
    }

    @Test
    void headers_thatSayWhoAsks_areTheGatewaysOwn() throws Exception {
        Backend backend = saying(cart, "cart");
        get(
                "/cart",
                "X-Forwarded-For",
                "1.2.3.4",
                "X-Forwarded-Host",
                "evil",
                "Forwarded",
                "for=1.2.3.4",
                "TE",
                "gzip");
        var seen = backend.last().headers();
        assertThat(seen.get("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(seen.get("X-Forwarded-Host")).isEqualTo("localhost:" + port);
        assertThat(seen.get("Host")).isEqualTo("localhost:" + port);
        assertThat(seen.get("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(seen.contains("Forwarded")).isFalse();
        assertThat(seen.contains("TE")).isFalse();
    }

    @Test
    void requestId_proper_isKeptElseMade() throws Exception {
        Backend backend = saying(cart, "cart");
        var kept = get("/cart", "X-Request-Id", "abc-1");
        assertThat(kept.headers().firstValue("X-Request-Id").orElseThrow()).isEqualTo("abc-1");
        assertThat(backend.last().getHeader("X-Request-Id")).isEqualTo("abc-1");
        var made = get("/cart", "X-Request-Id", "not proper!");
        String number = made.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(number).matches("[0-9a-f-]{32,36}");
    }

    @Test
    void answer_ofTheService_isPassedAsItIs() throws Exception {
        backend(order, request -> request.response()
                .setStatusCode(303)
                .putHeader("Location", "/orders/1")
                .putHeader("Set-Cookie", (Iterable<String>) java.util.List.of("a=1; HttpOnly", "b=2"))
                .putHeader("ETag", "\"v1\"")
                .end());
        var answer = CLIENT.send(
                to("/checkout")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("a=b"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).isEqualTo("/orders/1");
        assertThat(answer.headers().allValues("Set-Cookie")).hasSize(2);
        assertThat(answer.headers().firstValue("ETag").orElseThrow()).isEqualTo("\"v1\"");
    }

    @Test
    void answer_withoutBody_hasNone() throws Exception {
        backend(cart, request -> request.response().setStatusCode(204).end());
        String answer = raw("DELETE /api/carts/1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 204 ");
        assertThat(answer).endsWith("\r\n\r\n");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).as(answer).doesNotContain("transfer-encoding");
    }

    @Test
    void head_keepsTheLengthAndHasNoBody() throws Exception {
        backend(
                cart,
                request -> request.response().putHeader("Content-Length", "7").end());
        String answer = raw("HEAD /cart HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).as(answer).contains("content-length: 7");
        assertThat(answer).endsWith("\r\n\r\n");
    }

    @Test
    void head_ofAnAnswerWithoutALength_hasNone() throws Exception {
        backend(cart, request -> request.response().setChunked(true).end());
        String answer = raw("HEAD /cart HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).as(answer).doesNotContain("content-length");
        assertThat(answer).endsWith("\r\n\r\n");
    }
}
