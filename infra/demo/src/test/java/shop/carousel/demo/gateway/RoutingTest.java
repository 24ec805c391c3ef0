package shop.carousel.demo.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertEquals("catalog", get("/").body());
        assertEquals("catalog", get("/api/admin/products/A-1").body());
        assertEquals("cart", get("/cart/badge?x=1").body());
        assertEquals("order", get("/api/admin/orders").body());
        assertTrue(Set.of("catalog", "cart", "order")
                .contains(get("/assets/carousel.css").body()));
    }

    @Test
    void assets_whileTheCatalogIsAway_comeFromAnother() throws Exception {
        saying(order, "order");
        assertEquals("order", get("/assets/carousel.css").body());
    }

    @Test
    void path_ofNobody_is404ForProgramsAndPeople() throws Exception {
        var problem = get("/nothing");
        assertEquals(404, problem.statusCode());
        assertEquals(
                "application/problem+json",
                problem.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                404, new ObjectMapper().readTree(problem.body()).get("status").asInt());
        var page = get("/nothing", "Accept", "text/html,*/*");
        assertEquals(404, page.statusCode());
        assertTrue(page.body().contains("<h1>Not found</h1>"), page.body());
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
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertEquals(0, catalog.asked() + other.asked());
    }

    @Test
    void request_withTooMuchHead_isRefused() throws Exception {
        String longPath = raw("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertTrue(longPath.contains(" 414 "), longPath);
        String bigHeaders = raw("GET / HTTP/1.1\r\nHost: localhost\r\nX-Big: " + "a".repeat(20_000) + "\r\n\r\n");
        assertTrue(bigHeaders.contains(" 431 "), bigHeaders);
        String many = raw("GET / HTTP/1.1\r\nHost: localhost\r\n" + "X-Big: " + "a".repeat(7_000) + "\r\nX-Big: "
                + "a".repeat(7_000) + "\r\nX-Big: " + "a".repeat(7_000) + "\r\n\r\n");
        assertTrue(many.contains(" 431 "), many);
        String nonsense = raw("nonsense\r\n\r\n");
        assertTrue(nonsense.contains(" 400 "), nonsense);
    }

    @Test
    void method_unknown_is405() throws Exception {
        String answer = raw("TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 405 "), answer);
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
        assertEquals("127.0.0.1", seen.get("X-Forwarded-For"));
        assertEquals("localhost:" + port, seen.get("X-Forwarded-Host"));
        assertEquals("localhost:" + port, seen.get("Host"));
        assertEquals("http", seen.get("X-Forwarded-Proto"));
        assertFalse(seen.contains("Forwarded"));
        assertFalse(seen.contains("TE"));
    }

    @Test
    void requestId_proper_isKeptElseMade() throws Exception {
        Backend backend = saying(cart, "cart");
        var kept = get("/cart", "X-Request-Id", "abc-1");
        assertEquals("abc-1", kept.headers().firstValue("X-Request-Id").orElseThrow());
        assertEquals("abc-1", backend.last().getHeader("X-Request-Id"));
        var made = get("/cart", "X-Request-Id", "not proper!");
        String number = made.headers().firstValue("X-Request-Id").orElseThrow();
        assertTrue(number.matches("[0-9a-f-]{32,36}"), number);
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
        assertEquals(303, answer.statusCode());
        assertEquals("/orders/1", answer.headers().firstValue("Location").orElseThrow());
        assertEquals(2, answer.headers().allValues("Set-Cookie").size());
        assertEquals("\"v1\"", answer.headers().firstValue("ETag").orElseThrow());
    }

    @Test
    void answer_withoutBody_hasNone() throws Exception {
        backend(cart, request -> request.response().setStatusCode(204).end());
        String answer = raw("DELETE /api/carts/1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 204 "), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
        assertFalse(answer.toLowerCase(java.util.Locale.ROOT).contains("transfer-encoding"), answer);
    }

    @Test
    void head_keepsTheLengthAndHasNoBody() throws Exception {
        backend(
                cart,
                request -> request.response().putHeader("Content-Length", "7").end());
        String answer = raw("HEAD /cart HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer.toLowerCase(java.util.Locale.ROOT).contains("content-length: 7"), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }

    @Test
    void head_ofAnAnswerWithoutALength_hasNone() throws Exception {
        backend(cart, request -> request.response().setChunked(true).end());
        String answer = raw("HEAD /cart HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertFalse(answer.toLowerCase(java.util.Locale.ROOT).contains("content-length"), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }
}
