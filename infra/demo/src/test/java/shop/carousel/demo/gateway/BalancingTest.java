package shop.carousel.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(answers(10)).hasSize(2);
        assertThat(one.asked()).isEqualTo(5);
        assertThat(two.asked()).isEqualTo(5);
    }

    @Test
    void instance_thatRefuses_costsNoRequestOfAnyKind() throws Exception {
        saying(catalog2, "two");
        for (int i = 0; i < 6; i++) {
            assertThat(get("/search").body()).isEqualTo("two");
            assertThat(post("/api/admin/imports", "a body").body()).isEqualTo("two");
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
            assertThat(post("/api/admin/imports", file).body()).isEqualTo("60000");
        }
    }

    @Test
    void instance_thatComesBack_takesItsTurnAgain() throws Exception {
        saying(catalog2, "two");
        assertThat(answers(4)).hasSize(1);
        saying(catalog1, "one");
        Eventually.holds("both answer", () -> answers(4).size() == 2);
    }

    @Test
    void instance_thatBreaksOff_isReplacedWhereAskingTwiceDoesNoHarm() throws Exception {
        backend(catalog1, request -> request.connection().close());
        saying(catalog2, "two");
        assertThat(answers(4)).hasSize(1);
    }

    @Test
    void instance_thatIsBadGateway_isReplacedWhereAskingTwiceDoesNoHarm() throws Exception {
        backend(catalog1, request -> request.response().setStatusCode(502).end());
        saying(catalog2, "two");
        for (int i = 0; i < 4; i++) {
            assertThat(get("/search").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void instance_thatBreaksOffAtAPost_isNotAskedTwice() throws Exception {
        Backend one = backend(
                order, request -> request.endHandler(all -> request.connection().close()));
        var answer = post("/api/orders", "{}");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("not known what it did");
        assertThat(one.asked()).isEqualTo(1);
    }

    @Test
    void service_away_is503ForProgramsAndAPageForPeople() throws Exception {
        saying(cart, "cart");
        var problem = get("/orders");
        assertThat(problem.statusCode()).isEqualTo(503);
        assertThat(problem.headers().firstValue("Retry-After").orElseThrow()).isEqualTo("5");
        assertThat(problem.body()).contains("The order desk is away");
        var page = get("/orders", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("The order desk is away");
        assertThat(page.body()).as("links to what is there").contains("href=\"/cart\"");
        assertThat(page.body()).as("no link to what is away").doesNotContain("href=\"/orders\"");
    }

    @Test
    void fragment_ofAServiceThatIsAway_isAProblemNotAPage() throws Exception {
        var answer = get("/cart/badge", "Accept", "text/html", "HX-Request", "true");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).isEqualTo("application/problem+json");
    }

    @Test
    void service_thatReturns_isUsedAtOnce() throws Exception {
        assertThat(get("/cart").statusCode()).isEqualTo(503);
        saying(cart, "cart");
        assertThat(get("/cart").statusCode()).isEqualTo(200);
    }
}
