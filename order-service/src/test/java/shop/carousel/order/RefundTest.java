package shop.carousel.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.jdbc.UncheckedSqlException;

/** Money goes back in parts: as much as was paid, once, and to the cent. */
@QuarkusTest
class RefundTest extends OrderServiceTest {

    private static final String PASSWORD = "a good password";
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    @Inject
    Sql sql;

    private @Nullable String administrator;

    @Test
    void part_ofAnOrder_goesBack_andCancellingGivesTheRest() {
        String lamp = shop.sell("12.30", 100);
        Placed order = confirmed(lamp, 3);
        Instant deadline = deadline(order);
        JsonPath answer = refund(order, key(), one(lamp, 1))
                .then()
                .statusCode(202)
                .header("Location", containsString("/api/orders/" + order.id()))
                .extract()
                .jsonPath();
        assertThat(answer.getString("amount.amount")).isEqualTo("12.30");
        awaitRefunds(order, "DONE");
        assertHeld(order, 2460);
        assertThat(read(order).getString("status")).isEqualTo("CONFIRMED");
        assertThat(read(order).getList("refunds[0].lines.sku")).isEqualTo(List.of(lamp));
        assertThat(deadline(order)).as("its deadline is the same").isEqualTo(deadline);
        assertThat(historyOf(order).subList(3, 6)).isEqualTo(List.of("CONFIRMED", "CONFIRMED", "CONFIRMED"));
        assertThat(broker.typesOf(order.id())).contains("refund-changed");

        cancel(order).then().statusCode(200).body("status", equalTo("CANCELLED"));
        awaitStatus(order, "REFUNDED");
        awaitRefunds(order, "DONE", "DONE");
        assertThat(read(order).getList("refunds.amount.amount")).isEqualTo(List.of("12.30", "24.60"));
        assertHeld(order, 0);
    }

    @Test
    void all_ofAnOrderThatHasNotLeft_cancelsIt() {
        String lamp = shop.sell("12.30", 100);
        Placed order = confirmed(lamp, 2);
        refund(order, key(), one(lamp, 1)).then().statusCode(202);
        refund(order, key(), "{\"reason\":\"It is out of stock.\"}")
                .then()
                .statusCode(202)
                .body("amount.amount", equalTo("12.30"));
        awaitStatus(order, "REFUNDED");
        awaitRefunds(order, "DONE", "DONE");
        assertThat(read(order).getList("history.reason")).contains("It is out of stock.");
        assertHeld(order, 0);
        refund(order, key(), "{\"reason\":\"again\"}").then().statusCode(409);
    }

    @Test
    void all_ofAnOrderThatHasArrived_goesBack_andItStaysDelivered() {
        String lamp = shop.sell("12.30", 100);
        Placed order = confirmed(lamp, 2);
        asAdmin().post("/api/admin/orders/" + order.id() + "/ship").then().statusCode(200);
        asAdmin().post("/api/admin/orders/" + order.id() + "/deliver").then().statusCode(200);
        refund(order, key(), "{\"reason\":\"It came broken.\"}").then().statusCode(202);
        awaitRefunds(order, "DONE");
        assertThat(read(order).getString("status")).isEqualTo("DELIVERED");
        assertHeld(order, 0);
        refund(order, key(), one(lamp, 1))
                .then()
                .statusCode(409)
                .body("type", containsString("already-refunded"))
                .body("errors[0].field", equalTo("lines[0].quantity"));
        refund(order, key(), "{\"reason\":\"again\"}")
                .then()
                .statusCode(409)
                .body("type", containsString("nothing-left"));
    }

    @Test
    void order_thatIsNotPaid_hasNothingToGiveBack() {
        Placed order = place(GOOD_CARD);
        refund(order, key(), "{\"reason\":\"x\"}")
                .then()
                .statusCode(409)
                .body("type", containsString("not-refundable"));
        cancel(order).then().statusCode(200);
        refund(order, key(), "{\"reason\":\"x\"}").then().statusCode(409);
        asAdmin()
                .contentType("application/json")
                .header("Idempotency-Key", key())
                .body("{\"reason\":\"x\"}")
                .post("/api/admin/orders/" + UUID.randomUUID() + "/refunds")
                .then()
                .statusCode(404);
    }

    /** Fifteen ask for a lamp of three each: three get it, whoever they are. */
    @Test
    void refunds_atTheSameTime_areNeverMoreThanWasPaid() throws Exception {
        String lamp = shop.sell("12.30", 100);
        Placed order = confirmed(lamp, 3);
        asAdmin().post("/api/admin/orders/" + order.id() + "/ship").then().statusCode(200);
        List<Response> answers = atOnce(15, i -> refund(order, key(), one(lamp, 1)));
        assertThat(answers.stream().filter(each -> each.statusCode() == 202).count())
                .isEqualTo(3);
        assertThat(answers.stream().filter(each -> each.statusCode() == 409).count())
                .isEqualTo(12);
        awaitRefunds(order, "DONE", "DONE", "DONE");
        assertHeld(order, 0);
    }

    @Test
    void request_sentAgain_isAnsweredTheSame_andGivesOnce() throws Exception {
        String lamp = shop.sell("12.30", 100);
        Placed order = confirmed(lamp, 3);
        asAdmin().post("/api/admin/orders/" + order.id() + "/ship").then().statusCode(200);
        String key = key();
        List<Response> answers = atOnce(8, i -> refund(order, key, "{\"reason\":\"all of it\"}"));
        answers.forEach(
                each -> assertThat(each.statusCode()).as(each.asString()).isEqualTo(202));
        assertThat(new HashSet<>(answers.stream().map(Response::asString).toList()).size())
                .isEqualTo(1);
        awaitRefunds(order, "DONE");
        assertHeld(order, 0);
        refund(order, key, "{\"reason\":\"another\"}").then().statusCode(422);
        Placed other = confirmed(lamp, 1);
        refund(other, key, "{\"reason\":\"all of it\"}").then().statusCode(422);
    }

    /** As a process leaves it that died after the provider had given the money, and before it could note that. */
    @Test
    void refund_thatWasGivenAndNotNoted_isAskedForAgain_andGivenOnce() {
        String lamp = shop.sell("12.30", 100);
        Placed order = confirmed(lamp, 3);
        refund(order, key(), one(lamp, 2)).then().statusCode(202);
        awaitRefunds(order, "DONE");
        sql.update("update refund set done_at = null where order_id = ?::uuid", order.id());
        sql.update(
                "insert into work (kind, key, due_at, attempts, leased_until) select 'part-refund', order_id || '.' "
                        + "|| seq, now(), 1, now() from refund where order_id = ?::uuid",
                order.id());
        await().atMost(PATIENCE)
                .until(() -> sql.exists(
                        "select 1 from refund where order_id = ?::uuid and done_at is not null", order.id()));
        assertHeld(order, 1230);
    }

    /** The database is the last to say so, whatever the code believes. */
    @Test
    void sum_ofRefunds_isNeverMoreThanTheTotal_inTheDatabase() {
        Placed order = confirmed(shop.sell("12.30", 100), 1);
        assertThatThrownBy(() ->
                        sql.update("update orders set refunded_minor = total_minor + 1 where id = ?::uuid", order.id()))
                .isInstanceOf(UncheckedSqlException.class);
    }

    @Test
    void support_givesBackUpToItsLimit_inAll_andNothingOfItsOwn() {
        String lamp = shop.sell("80.00", 100);
        Placed order = confirmed(lamp, 4);
        String helper = helper();
        refund(bearer(helper), order, key(), one(lamp, 2)).then().statusCode(202);
        refund(bearer(helper), order, key(), one(lamp, 1))
                .then()
                .statusCode(403)
                .body("type", containsString("over-refund-limit"));
        refund(order, key(), one(lamp, 1)).then().statusCode(202);
        awaitRefunds(order, "DONE", "DONE");
        assertHeld(order, 8000);
        Placed own = confirmed(placeAs(helper, shop.sell("12.30", 100)));
        refund(bearer(helper), own, key(), "{\"reason\":\"for me\"}")
                .then()
                .statusCode(403)
                .body("type", containsString("own-order"));
        refund(bearer(customer()), order, key(), one(lamp, 1)).then().statusCode(403);
        refund(given(), order, key(), one(lamp, 1)).then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|reason",
                "{'reason':''}|reason",
                "{'reason':7}|reason",
                "{'reason':'x','lines':[]}|lines",
                "{'reason':'x','lines':7}|lines",
                "{'reason':'x','lines':[7]}|lines[0]",
                "{'reason':'x','lines':[{'sku':'SKU','quantity':0}]}|lines[0].quantity",
                "{'reason':'x','lines':[{'sku':'SKU','quantity':1.5}]}|lines[0].quantity",
                "{'reason':'x','lines':[{'sku':'SKU','quantity':'1'}]}|lines[0].quantity",
                "{'reason':'x','lines':[{'sku':'SKU','quantity':4}]}|lines[0].quantity",
                "{'reason':'x','lines':[{'sku':'NO','quantity':1}]}|lines[0].sku",
                "{'reason':'x','lines':[{'sku':'SKU','quantity':1},{'sku':'SKU','quantity':1}]}|lines[1].sku",
            })
    void badInput_isRefused_andNamesTheField(String body, String field) {
        String lamp = shop.sell("12.30", 100);
        Placed order = paid(lamp, 3);
        refund(order, key(), body.replace('\'', '"').replace("SKU", lamp))
                .then()
                .statusCode(422)
                .body("errors.field", hasItems(field));
        assertThat(read(order).getList("refunds")).isEmpty();
    }

    @Test
    void request_withoutKey_isRefused_andWhatWasDoneIsInTheAudit() {
        String lamp = shop.sell("12.30", 100);
        Placed order = paid(lamp, 3);
        asAdmin()
                .contentType("application/json")
                .body(one(lamp, 1))
                .post("/api/admin/orders/" + order.id() + "/refunds")
                .then()
                .statusCode(400);
        refund(order, key(), one(lamp, 1)).then().statusCode(202);
        JsonPath audit = new JsonPath(asAdmin().get("/api/admin/audit?size=100").asString())
                .setRootPath("items.findAll { it.action == 'POST /api/admin/orders/" + order.id() + "/refunds' }");
        assertThat(audit.getList("status")).isEqualTo(List.of(202, 400));
        assertThat(audit.getString("[0].before.refunded.amount")).isEqualTo("0.00");
        assertThat(audit.getString("[0].after.refunded.amount")).isEqualTo("12.30");
        assertThat(audit.getString("[0].after.reason")).isEqualTo("One is broken.");
    }

    @Test
    void page_asksOnceMore_saysHowMuch_andGivesItOnce() {
        String lamp = shop.sell("12.30", 100);
        Placed order = confirmed(lamp, 3);
        String story = "/admin/orders/" + order.id();
        String helper = helper();
        page(helper, story)
                .then()
                .statusCode(200)
                .body(containsString("Refund money"), not(containsString("/admin/jobs")));
        send(helper, story + "/refunds", Map.of("quantity.0", "4", "reason", "Broken <b>"))
                .then()
                .statusCode(422)
                .body(containsString("is more than the 3 that were ordered"), containsString("Broken &lt;b&gt;"));
        send(helper, story + "/refunds", Map.of("quantity.0", "many", "reason", ""))
                .then()
                .statusCode(422)
                .body(containsString("must be a whole number"), containsString("reason-error"));
        send(helper, story + "/refunds", Map.of("quantity.0", "", "reason", "x"))
                .then()
                .statusCode(422)
                .body(containsString("Enter how many units"));
        String asked = send(helper, story + "/refunds", Map.of("quantity.0", "2", "reason", "Broken"))
                .then()
                .statusCode(200)
                .body(containsString("Refund €24.60?"), not(containsString("cancelled")))
                .extract()
                .asString();
        assertThat(read(order).getList("refunds"))
                .as("nothing was given before that was answered")
                .isEmpty();
        Matcher key = KEY.matcher(asked);
        assertThat(key.find()).isTrue();
        Map<String, String> answer = Map.of("quantity.0", "2", "reason", "Broken", "key", key.group(1));
        send(helper, story + "/refunds", answer).then().statusCode(303);
        send(helper, story + "/refunds", answer).then().statusCode(303);
        awaitRefunds(order, "DONE");
        assertHeld(order, 1230);
        page(helper, story).then().body(containsString("€12.30 can be refunded"), containsString("Refund of €24.60"));
        given().header("Order-Token", order.token())
                .accept("text/html")
                .get("/orders/" + order.id() + "?token=" + order.token())
                .then()
                .statusCode(200)
                .body(containsString("−€24.60"), containsString("Broken"));
        send(helper, story + "/refunds", Map.of("all", "true", "reason", "The rest"))
                .then()
                .statusCode(200)
                .body(containsString("Refund €12.30?"), containsString("it is cancelled"));
        page(customer(), story).then().statusCode(403);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String one(String sku, int quantity) {
        return "{\"lines\":[{\"sku\":\"%s\",\"quantity\":%d}],\"reason\":\"One is broken.\"}".formatted(sku, quantity);
    }

    private Response refund(Placed order, String key, String body) {
        return refund(asAdmin(), order, key, body);
    }

    private static Response refund(RequestSpecification who, Placed order, String key, String body) {
        return who.contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/admin/orders/" + order.id() + "/refunds");
    }

    private static Response page(String token, String path) {
        return given().accept("text/html").cookie("carousel-session", token).get(path);
    }

    private static Response send(String token, String path, Map<String, String> form) {
        return given().accept("text/html")
                .cookie("carousel-session", token)
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParams(form)
                .post(path);
    }

    private static <T> List<T> atOnce(int times, IntFunction<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> calls = IntStream.range(0, times)
                    .<Callable<T>>mapToObj(i -> () -> work.apply(i))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return Collections.unmodifiableList(answers);
        }
    }

    private static void awaitRefunds(Placed order, String... status) {
        await("refunds are " + List.of(status))
                .atMost(PATIENCE)
                .until(() -> read(order).getList("refunds.status"), List.of(status)::equals);
    }

    /** What the provider holds for the order, and that nothing more is to be done about it. */
    private void assertHeld(Placed order, long minorUnits) {
        long taken = sum("select amount_minor from simulator_charge where outcome = 'AUTHORISED' and key = ?", order);
        long back =
                sum("select coalesce(sum(amount_minor), 0)::bigint from simulator_refund where charge_key = ?", order);
        assertThat(taken - back).isEqualTo(minorUnits);
    }

    private long sum(String query, Placed order) {
        return sql.first(query, row -> row.bigint(1), "order-" + order.id()).orElse(0L);
    }

    private Instant deadline(Placed order) {
        return sql.first(
                        "select deadline_at from orders where id = ?::uuid",
                        row -> row.instant("deadline_at"),
                        order.id())
                .orElseThrow();
    }

    private Placed paid(String sku, int quantity) {
        Placed order = place(sku, quantity, GOOD_CARD);
        broker.reserved(order.id());
        awaitStatus(order, "PAID");
        return order;
    }

    private Placed confirmed(String sku, int quantity) {
        return confirmed(place(sku, quantity, GOOD_CARD));
    }

    private static Placed placeAs(String token, String sku) {
        JsonPath placed = bearer(token)
                .contentType("application/json")
                .header("Idempotency-Key", key())
                .body(body(sku, 1, GOOD_CARD))
                .post("/api/orders")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
        return new Placed(placed.getString("id"), placed.getString("token"));
    }

    private String helper() {
        String email = "helper-" + UUID.randomUUID() + "@example.org";
        register(email);
        sql.update("update account set confirmed_at = now() where email = ?", email);
        asAdmin()
                .contentType("application/json")
                .body(Map.of("email", email, "role", "support"))
                .put("/api/admin/roles")
                .then()
                .statusCode(204);
        return given().contentType("application/json")
                .body(Map.of("email", email, "password", PASSWORD))
                .post("/api/sessions")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }

    private static String register(String email) {
        return given().contentType("application/json")
                .body(Map.of("email", email, "password", PASSWORD, "name", "Ada"))
                .post("/api/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private synchronized RequestSpecification asAdmin() {
        if (administrator == null) {
            administrator = adminToken();
        }
        return bearer(administrator);
    }
}
