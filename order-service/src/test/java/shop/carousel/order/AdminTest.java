package shop.carousel.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.jdbc.Sql;

/** The operator's pages and the list of jobs. */
@QuarkusTest
class AdminTest extends OrderServiceTest {

    @Inject
    Sql sql;

    private @Nullable String token;

    @Test
    void pages_ofTheOperator_areNobodyElses() {
        for (String path : List.of(
                "/admin", "/admin/flow", "/admin/dead-letters", "/admin/jobs", "/api/admin/jobs", "/api/admin/flow")) {
            String type = path.startsWith("/api/") ? "application/json" : "text/html";
            given().accept(type).get(path).then().statusCode(401);
            given().accept(type)
                    .cookie("carousel-session", customer())
                    .get(path)
                    .then()
                    .statusCode(403);
        }
        given().accept("text/html")
                .post("/admin/orders/" + UUID.randomUUID() + "/ship")
                .then()
                .statusCode(401);
    }

    @Test
    void order_confirmed_isShippedAndDeliveredWithButtons() {
        Placed order = confirmed(place(GOOD_CARD));
        String number = read(order).getString("number");
        String ship = "/admin/orders/" + order.id() + "/ship";
        page("/admin?status=CONFIRMED").statusCode(200).body(containsString(number), containsString(ship));
        press(ship + "?status=CONFIRMED").statusCode(303).header("Location", containsString("/admin?status=CONFIRMED"));
        page("/admin?status=CONFIRMED").body(not(containsString(number)));
        press(ship).statusCode(409).body(containsString("it is on its way already"));
        press("/admin/orders/" + order.id() + "/deliver").statusCode(303);
        assertThat(read(order).getString("status")).isEqualTo("DELIVERED");
        page("/admin?status=LOST").statusCode(400);
    }

    @Test
    void orders_inTheFlow_areCountedByHowFarTheyCame() {
        Placed order = confirmed(place(GOOD_CARD));
        asAdmin()
                .get("/api/admin/flow")
                .then()
                .statusCode(200)
                .body("orders", greaterThan(0))
                .body("stages[0].status", equalTo("PLACED"))
                .body("stages[0].median", equalTo(0))
                .body("stages.find { it.status == 'CONFIRMED' }.orders", greaterThan(0))
                .body("outbox.count", greaterThanOrEqualTo(0));
        page("/admin/flow").statusCode(200).body(containsString("Confirmed"), containsString("Events to be published"));
        asAdmin()
                .accept("text/html")
                .header("HX-Request", "true")
                .get("/admin/flow")
                .then()
                .statusCode(200)
                .body(containsString("data-live-seconds"), not(containsString("<html")));
        page("/admin?status=CONFIRMED").body(containsString("/admin/orders/" + order.id() + "\""));
    }

    /** An order that waits is a backlog, and one that was asked for what cannot be done has that in its story. */
    @Test
    void order_hasItsStory() {
        Placed order = confirmed(place(GOOD_CARD));
        asAdmin().post("/api/admin/orders/" + order.id() + "/deliver").then().statusCode(409);
        asAdmin()
                .get("/api/admin/orders/" + order.id() + "/story")
                .then()
                .statusCode(200)
                .body("steps.status", equalTo(List.of("PLACED", "RESERVED", "PAID", "CONFIRMED")))
                .body("steps[0].millis", equalTo(0))
                .body("steps[1].eventId", notNullValue())
                .body("payment.state", equalTo("AUTHORISED"));
        page("/admin/orders/" + order.id())
                .statusCode(200)
                .body(containsString(read(order).getString("number")), containsString("authorised after 1 attempt"));
        asAdmin()
                .get("/api/admin/orders/" + UUID.randomUUID() + "/story")
                .then()
                .statusCode(404);
        given().get("/api/admin/orders/" + order.id() + "/story").then().statusCode(401);

        Placed waiting = place(SILENT_CARD);
        broker.reserved(waiting.id());
        await().atMost(PATIENCE).untilAsserted(() -> asAdmin()
                .get("/api/admin/flow")
                .then()
                .body("open.find { it.name == 'RESERVED' }.count", greaterThan(0))
                .body("payments.find { it.name == 'DUE' }.count", greaterThan(0)));
        page("/admin/flow").body(containsString("Payments due"));
    }

    @Test
    void deadLetter_onItsPage_isDiscarded() {
        String key = "key-" + UUID.randomUUID();
        broker.say("reserved", key, "<script>alert(1)</script>");
        await().atMost(PATIENCE).untilAsserted(() -> page("/admin/dead-letters").body(containsString(key)));
        String shown = page("/admin/dead-letters")
                .body(not(containsString("<script>alert")))
                .extract()
                .asString();
        assertThat(shown).contains("&lt;script&gt;alert(1)");
        String id = sql.first("select id::text from dead_letter where key = ?", row -> row.text(1), (Object)
                        key.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        press("/admin/dead-letters/" + id + "/discard").statusCode(303);
        page("/admin/dead-letters").body(not(containsString(key)));
        page("/admin/dead-letters?state=DISCARDED").body(containsString(key));
        press("/admin/dead-letters/" + id + "/replay").statusCode(409).body(containsString("DISCARDED already"));
    }

    @Test
    void job_givenUp_isSeenWithItsErrorAndTriedAgain() {
        String key = UUID.randomUUID() + ".confirmation";
        sql.update(
                "insert into work (kind, key, due_at, attempts, last_error) values ('mail', ?, null, 60, 'mailbox "
                        + "<full>')",
                key);
        asAdmin()
                .get("/api/admin/jobs?kind=mail&size=100")
                .then()
                .statusCode(200)
                .body("items.find { it.key == '" + key + "' }.state", equalTo("GIVEN_UP"))
                .body("items.find { it.key == '" + key + "' }.lastError", equalTo("mailbox <full>"))
                .body("kinds.kind", hasItem("outbox"));
        page("/admin/jobs?kind=mail").body(containsString("mailbox &lt;full&gt;"), containsString(key));
        press("/admin/jobs/mail/" + key + "/retry").statusCode(303);
        await().atMost(PATIENCE).until(() -> sql.first("select 1 from work where key = ?", row -> true, key)
                .isEmpty());
        press("/admin/jobs/mail/" + key + "/retry").statusCode(404).body(containsString("There is no such job"));
    }

    @Test
    void payment_thatIsNotAnswered_isAJob() {
        Placed order = place(SILENT_CARD);
        broker.reserved(order.id());
        await().atMost(PATIENCE).untilAsserted(() -> asAdmin()
                .get("/api/admin/jobs?kind=payment&size=100")
                .then()
                .statusCode(200)
                .body("items.key", hasItem(order.id())));
        awaitStatus(order, "PAYMENT_FAILED");
    }

    @Test
    void account_page_showsWhoseItIsAndGuestsSignIn() {
        given().accept("text/html")
                .redirects()
                .follow(false)
                .get("/account")
                .then()
                .statusCode(303)
                .header("Location", containsString("/sign-in"));
        page("/account").statusCode(200).body(containsString("admin@carousel.shop"), containsString("href=\"/admin\""));
        given().accept("text/html")
                .cookie("carousel-session", customer())
                .get("/account")
                .then()
                .statusCode(200)
                .body(containsString("Nothing yet"), not(containsString("href=\"/admin\"")));
    }

    private ValidatableResponse page(String path) {
        return given().accept("text/html")
                .cookie("carousel-session", admin())
                .get(path)
                .then();
    }

    private ValidatableResponse press(String path) {
        return given().accept("text/html")
                .cookie("carousel-session", admin())
                .redirects()
                .follow(false)
                .post(path)
                .then();
    }

    private RequestSpecification asAdmin() {
        return given().header("Authorization", "Bearer " + admin());
    }

    /** Signs in once: hashing a password takes a while on purpose. */
    private String admin() {
        if (token == null) {
            token = adminToken();
        }
        return token;
    }
}
