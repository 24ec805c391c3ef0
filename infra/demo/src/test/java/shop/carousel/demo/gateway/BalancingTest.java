package shop.carousel.demo.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.Eventually;

class BalancingTest extends WithGateway {

    private HttpResponse<String> post(String path, String body) throws Exception {
        return CLIENT.send(to(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    protected TreeSet<String> answers(int count) throws Exception {
        var answers = new TreeSet<String>();
        for (int i = 0; i < count; i++) {
            answers.add(get("/search").body());
        }
        return answers;
    }

    @Test
    void instances_bothUp_takeTurns() throws Exception {
        Backend one = saying(catalog1, "one");
        Backend two = saying(catalog2, "two");
        assertEquals(2, answers(10).size());
        assertEquals(5, one.asked());
        assertEquals(5, two.asked());
    }

    @Test
    void instance_thatRefuses_costsNoRequestOfAnyKind() throws Exception {
        saying(catalog2, "two");
        for (int i = 0; i < 6; i++) {
            assertEquals("two", get("/search").body());
            assertEquals("two", post("/api/admin/imports", "a body").body());
        }
    }

    /** Of an upload only the beginning is held, and an instance that refuses the connection has read nothing of it. */
    @Test
    void instance_thatRefuses_costsNoUpload() throws Exception {
        backend(
                catalog2,
                request -> request.body(all ->
                        request.response().end(Integer.toString(all.result().length()))));
        String file = "0123456789".repeat(6_000);
        for (int i = 0; i < 6; i++) {
            assertEquals("60000", post("/api/admin/imports", file).body());
        }
    }

    @Test
    void instance_thatComesBack_takesItsTurnAgain() throws Exception {
        saying(catalog2, "two");
        assertEquals(1, answers(4).size());
        saying(catalog1, "one");
        Eventually.holds("both answer", () -> answers(4).size() == 2);
    }

    @Test
    void instance_thatBreaksOff_isReplacedWhereAskingTwiceDoesNoHarm() throws Exception {
        backend(catalog1, request -> request.connection().close());
        saying(catalog2, "two");
        assertEquals(1, answers(4).size());
    }

    @Test
    void instance_thatIsBadGateway_isReplacedWhereAskingTwiceDoesNoHarm() throws Exception {
        backend(catalog1, request -> request.response().setStatusCode(502).end());
        saying(catalog2, "two");
        for (int i = 0; i < 4; i++) {
            assertEquals(200, get("/search").statusCode());
        }
    }

    @Test
    void instance_thatBreaksOffAtAPost_isNotAskedTwice() throws Exception {
        Backend one = backend(
                order, request -> request.endHandler(all -> request.connection().close()));
        var answer = post("/api/orders", "{}");
        assertEquals(502, answer.statusCode());
        assertTrue(answer.body().contains("not known what it did"), answer.body());
        assertEquals(1, one.asked());
    }

    @Test
    void service_away_is503ForProgramsAndAPageForPeople() throws Exception {
        saying(cart, "cart");
        var problem = get("/orders");
        assertEquals(503, problem.statusCode());
        assertEquals("5", problem.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(problem.body().contains("The order desk is away"), problem.body());
        var page = get("/orders", "Accept", "text/html");
        assertEquals(503, page.statusCode());
        assertTrue(page.body().contains("The order desk is away"), page.body());
        assertTrue(page.body().contains("href=\"/cart\""), "links to what is there");
        assertTrue(!page.body().contains("href=\"/orders\""), "no link to what is away");
    }

    @Test
    void fragment_ofAServiceThatIsAway_isAProblemNotAPage() throws Exception {
        var answer = get("/cart/badge", "Accept", "text/html", "HX-Request", "true");
        assertEquals(503, answer.statusCode());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void service_thatReturns_isUsedAtOnce() throws Exception {
        assertEquals(503, get("/cart").statusCode());
        saying(cart, "cart");
        assertEquals(200, get("/cart").statusCode());
    }
}
