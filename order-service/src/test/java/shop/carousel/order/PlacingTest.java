package shop.carousel.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.jdbc.Sql;

/** Placing: the answer, the key, the price, and who is away. */
@QuarkusTest
class PlacingTest extends OrderServiceTest {

    @Inject
    Sql sql;

    @Test
    void order_placed_isAnsweredWithItsWayAndNumberAndToken() {
        String sku = shop.sell("12.30", 5);
        post(key(), body(sku, 3, GOOD_CARD))
                .then()
                .statusCode(202)
                .header("Location", matchesPattern("/api/orders/[0-9a-f-]{36}"))
                .body("number", matchesPattern("[0-9A-HJKMNP-TV-Z]{9}"))
                .body("status", equalTo("PLACED"))
                .body("total.amount", equalTo("36.90"))
                .body("total.currency", equalTo("EUR"))
                .body("token", matchesPattern("[A-Za-z0-9_-]{43}"));
        assertThat(shop.weakReads()).isEqualTo(0);
    }

    @Test
    void sameKeyAndBody_isAnsweredTheSame() {
        String sku = shop.sell("12.30", 5);
        String key = key();
        String first = post(key, body(sku, 1, GOOD_CARD))
                .then()
                .statusCode(202)
                .extract()
                .asString();
        String spaced = body(sku, 1, GOOD_CARD).replace(",", " ,\n ");
        shop.offer(sku, "99.00", 0);
        assertThat(post(key, spaced).then().statusCode(202).extract().asString())
                .isEqualTo(first);
        assertThat(ordersOf(sku)).isEqualTo(1);
    }

    @Test
    void sameKey_otherBody_isRefused() {
        String sku = shop.sell("12.30", 5);
        String key = key();
        post(key, body(sku, 1, GOOD_CARD)).then().statusCode(202);
        post(key, body(sku, 2, GOOD_CARD)).then().statusCode(422).body("errors.field", hasItem("Idempotency-Key"));
        assertThat(ordersOf(sku)).isEqualTo(1);
    }

    @Test
    void sameKey_afterARefusal_mayBeUsedForABetterBody() {
        String sku = shop.sell("12.30", 5);
        String key = key();
        post(key, body(sku, 0, GOOD_CARD)).then().statusCode(422);
        post(key, body(sku, 1, GOOD_CARD)).then().statusCode(202);
    }

    @Test
    void concurrentTwins_placeOneOrderAndAreAnsweredTheSame() throws Exception {
        String sku = shop.sell("12.30", 50);
        String key = key();
        String body = body(sku, 1, GOOD_CARD);
        Callable<Response> twin = () -> post(key, body);
        Set<String> answers = new HashSet<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer :
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> twin).toList())) {
                answers.add(answer.get().then().statusCode(202).extract().asString());
            }
        }
        assertThat(answers).hasSize(1);
        assertThat(ordersOf(sku)).isEqualTo(1);
    }

    @Test
    void cart_orderedByItsId_isTheOrdersLines() {
        String lamp = shop.sell("10.00", 5);
        String shade = shop.sell("2.50", 5);
        String cart = shop.fillCart(lamp, shade);
        String id = post(key(), body("\"cartId\":\"" + cart + "\"", GOOD_CARD))
                .then()
                .statusCode(202)
                .body("total.amount", equalTo("12.50"))
                .extract()
                .path("id");
        assertThat(sql.first("select cart_id from orders where id = ?::uuid", row -> row.text(1), id)
                        .orElseThrow())
                .isEqualTo(cart);
    }

    @Test
    void sameKeyAndBody_ofACart_isAnsweredTheSame() throws Exception {
        String body = body("\"cartId\":\"" + shop.fillCart(shop.sell("10.00", 50)) + "\"", GOOD_CARD);
        String key = key();
        Set<String> answers = new HashSet<>();
        for (Response answer : atOnce(8, i -> post(key, body))) {
            answers.add(answer.then().statusCode(202).extract().asString());
        }
        answers.add(post(key, body).then().statusCode(202).extract().asString());
        assertThat(answers).hasSize(1);
    }

    /** R13, at the same instant: one version of a cart is one order, whatever the keys. */
    @Test
    void cart_orderedAtOnceUnderManyKeys_isOneOrder() throws Exception {
        String sku = shop.sell("10.00", 50);
        String body = body("\"cartId\":\"" + shop.fillCart(sku) + "\"", GOOD_CARD);
        List<Response> answers = atOnce(12, i -> post(key(), body));
        List<Response> placed =
                answers.stream().filter(answer -> answer.statusCode() == 202).toList();
        assertThat(placed).hasSize(1);
        assertThat(ordersOf(sku)).isEqualTo(1);
        var order = placed.getFirst().jsonPath();
        for (Response answer : answers) {
            if (answer.statusCode() != 202) {
                answer.then()
                        .statusCode(409)
                        .contentType("application/problem+json")
                        .body("type", equalTo("https://carousel.shop/problems/cart-already-ordered"))
                        .body("order.id", equalTo(order.getString("id")))
                        .body("order.number", equalTo(order.getString("number")))
                        .body(not(containsString(order.getString("token"))));
            }
        }
    }

    @Test
    void cart_whoseOrderWasNotPaid_isOrderedAgainOnce() throws Exception {
        String sku = shop.sell("10.00", 50);
        String cart = "\"cartId\":\"" + shop.fillCart(sku) + "\"";
        var declined = post(key(), body(cart, DECLINED_CARD)).jsonPath();
        post(key(), body(cart, GOOD_CARD)).then().statusCode(409);
        broker.reserved(declined.getString("id"));
        awaitStatus(new Placed(declined.getString("id"), declined.getString("token")), "PAYMENT_FAILED");
        List<Response> answers = atOnce(12, i -> post(key(), body(cart, GOOD_CARD)));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 202).count())
                .isEqualTo(1);
        assertThat(ordersOf(sku)).isEqualTo(2);
    }

    @Test
    void cart_changedSince_isAnotherOrder() {
        String sku = shop.sell("10.00", 50);
        String cart = shop.fillCart(sku);
        post(key(), body("\"cartId\":\"" + cart + "\"", GOOD_CARD)).then().statusCode(202);
        shop.touchCart(cart);
        post(key(), body("\"cartId\":\"" + cart + "\"", GOOD_CARD)).then().statusCode(202);
        assertThat(ordersOf(sku)).isEqualTo(2);
    }

    @Test
    void cart_orderedAgainOnPurpose_namesTheFirst() throws Exception {
        String sku = shop.sell("10.00", 50);
        String cart = "\"cartId\":\"" + shop.fillCart(sku) + "\"";
        String first = post(key(), body(cart, GOOD_CARD)).then().extract().path("id");
        String again = cart + ",\"repeats\":\"" + first + "\"";
        List<Response> answers = atOnce(8, i -> post(key(), body(again, GOOD_CARD)));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 202).count())
                .isEqualTo(1);
        assertThat(ordersOf(sku)).isEqualTo(2);
        post(key(), body(cart + ",\"repeats\":\"first\"", GOOD_CARD))
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("repeats"));
    }

    private static List<Response> atOnce(int times, IntFunction<Response> call) throws Exception {
        List<Callable<Response>> calls = IntStream.range(0, times)
                .mapToObj(i -> (Callable<Response>) () -> call.apply(i))
                .toList();
        List<Response> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(times)) {
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    /** Somebody else's key is no key of mine, and somebody else's token never. */
    @Test
    void sameKey_ofAnotherGuest_isAKeyOfItsOwn() {
        String sku = shop.sell("12.30", 50);
        for (String key : List.of("1", key())) {
            String mine = body(sku, 1, GOOD_CARD).replace("ada@", key + "@");
            String others = body(sku, 2, GOOD_CARD).replace("ada@", key + "-b@");
            String first = post(key, mine).then().statusCode(202).extract().path("id");
            String second = post(key, others).then().statusCode(202).extract().path("id");
            assertThat(second).isNotEqualTo(first);
        }
        String key = key();
        String cookie = post(key, body(sku, 1, GOOD_CARD)).then().extract().path("id");
        given().cookie("carousel-cart", "somebody-elses-cart")
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body(sku, 1, GOOD_CARD))
                .post("/api/orders")
                .then()
                .statusCode(202)
                .body("id", not(equalTo(cookie)));
    }

    @Test
    void sameKeyAndBody_underAKeyThatOthersGuess_isAnsweredWithoutTheToken() throws Exception {
        String sku = shop.sell("12.30", 50);
        List<Response> answers = atOnce(8, i -> post("7", body(sku, 1, GOOD_CARD)));
        assertThat(answers.stream()
                        .filter(answer -> answer.jsonPath().getString("token") != null)
                        .count())
                .isEqualTo(1);
        assertThat(answers.stream()
                        .map(answer -> answer.jsonPath().getString("id"))
                        .distinct()
                        .count())
                .isEqualTo(1);
        post("7", body(sku, 1, GOOD_CARD)).then().statusCode(202).body("$", not(hasKey("token")));
        assertThat(ordersOf(sku)).isEqualTo(1);
    }

    @Test
    void cart_priceHasChanged_isRefusedAndTheChangeIsNamed() {
        String sku = shop.sell("10.00", 5);
        String cart = shop.fillCart(sku);
        shop.offer(sku, "11.00", 5);
        post(key(), body("\"cartId\":\"" + cart + "\"", GOOD_CARD))
                .then()
                .statusCode(409)
                .body("type", equalTo("https://carousel.shop/problems/price-changed"))
                .body("errors.field", hasItem("items[0].unitPrice"))
                .body("changes[0].sku", equalTo(sku))
                .body("changes[0].was.amount", equalTo("10.00"))
                .body("changes[0].now.amount", equalTo("11.00"))
                .body("total.amount", equalTo("11.00"));
    }

    @Test
    void expectedTotal_isNotTheTotal_isRefused() {
        String sku = shop.sell("10.00", 5);
        String what = "\"items\":[{\"sku\":\"%s\",\"quantity\":2}],\"expectedTotal\":{\"amount\":\"%s\","
                + "\"currency\":\"EUR\"}";
        post(key(), body(what.formatted(sku, "19.99"), GOOD_CARD))
                .then()
                .statusCode(409)
                .body("errors.field", hasItem("expectedTotal"));
        post(key(), body(what.formatted(sku, "20.00"), GOOD_CARD)).then().statusCode(202);
    }

    @Test
    void line_soldOut_isRefusedByName() {
        String there = shop.sell("10.00", 5);
        String gone = shop.sell("10.00", 0);
        String items = "\"items\":[{\"sku\":\"%s\",\"quantity\":1},{\"sku\":\"%s\",\"quantity\":1}]";
        post(key(), body(items.formatted(there, gone), GOOD_CARD))
                .then()
                .statusCode(409)
                .body("type", equalTo("https://carousel.shop/problems/sold-out"))
                .body("errors.field", equalTo(List.of("items[1].sku")));
        assertThat(ordersOf(there)).isEqualTo(0);
    }

    @Test
    void line_noLongerSold_isRefusedByName() {
        String there = shop.sell("10.00", 5);
        String gone = shop.sell("10.00", 5);
        shop.takeOffSale(gone);
        String items = "\"items\":[{\"sku\":\"%s\",\"quantity\":1},{\"sku\":\"%s\",\"quantity\":1}]";
        post(key(), body(items.formatted(there, gone), GOOD_CARD))
                .then()
                .statusCode(409)
                .body("type", equalTo("https://carousel.shop/problems/off-sale"))
                .body("detail", equalTo("No longer sold: Lamp " + gone + "."))
                .body("errors.field", equalTo(List.of("items[1].sku")));
        assertThat(ordersOf(there)).isEqualTo(0);
    }

    @Test
    void sameSkuTwice_becomesOneLine() {
        String sku = shop.sell("1.00", 50);
        String items =
                "\"items\":[{\"sku\":\"%s\",\"quantity\":2},{\"sku\":\"%s\",\"quantity\":3}]".formatted(sku, sku);
        var placed = post(key(), body(items, GOOD_CARD))
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
        var read = read(new Placed(placed.getString("id"), placed.getString("token")));
        assertThat(read.getList("items.quantity")).isEqualTo(List.of(5));
        assertThat(read.getString("total.amount")).isEqualTo("5.00");
    }

    @Test
    void fifteenHundredLines_arePlacedAndSaid() {
        List<String> skus =
                IntStream.range(0, 1500).mapToObj(i -> shop.sell("0.10", 9)).toList();
        String items = skus.stream()
                .map(sku -> "{\"sku\":\"" + sku + "\",\"quantity\":1}")
                .collect(Collectors.joining(",", "\"items\":[", "]"));
        var placed = post(key(), body(items, GOOD_CARD))
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
        Placed order = new Placed(placed.getString("id"), placed.getString("token"));
        assertThat(placed.getString("total.amount")).isEqualTo("150.00");
        assertThat(read(order).getList("items.sku")).isEqualTo(skus);
        org.awaitility.Awaitility.await().atMost(PATIENCE).until(() -> broker.typesOf(order.id())
                .equals(List.of("placed")));
    }

    @Test
    void catalog_away_nothingIsAcceptedUntilItIsBack() {
        String sku = shop.sell("1.00", 50);
        String key = key();
        shop.closeCatalog();
        try {
            post(key, body(sku, 1, GOOD_CARD))
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .contentType("application/problem+json");
            assertThat(ordersOf(sku)).isEqualTo(0);
        } finally {
            shop.openCatalog();
        }
        post(key, body(sku, 1, GOOD_CARD)).then().statusCode(202);
    }

    @Test
    void cart_away_isAnsweredWithRetryAfter() {
        String cart = shop.fillCart(shop.sell("1.00", 50));
        shop.closeCart();
        try {
            post(key(), body("\"cartId\":\"" + cart + "\"", GOOD_CARD))
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue());
        } finally {
            shop.openCart();
        }
    }

    @Test
    void cardNumber_isKeptNowhere() {
        Placed order = place(GOOD_CARD);
        broker.reserved(order.id());
        awaitStatus(order, "PAID");
        List<String> tables = sql.list(
                "select table_name from information_schema.tables where table_schema = 'public'", row -> row.text(1));
        for (String table : tables) {
            List<String> rows = sql.list("select t::text from \"" + table + "\" t", row -> row.text(1));
            assertThat(rows.stream().anyMatch(row -> row.contains(GOOD_CARD)))
                    .as(table)
                    .isFalse();
        }
    }

    @Test
    void order_forWhomItIsNot_doesNotExist() {
        Placed order = place(GOOD_CARD);
        Placed other = place(GOOD_CARD);
        String path = "/api/orders/" + order.id();
        given().get(path).then().statusCode(404).contentType("application/problem+json");
        given().header("Order-Token", other.token()).get(path).then().statusCode(404);
        given().header("Order-Token", "x".repeat(5000)).get(path).then().statusCode(404);
        given().queryParam("token", order.token()).get(path).then().statusCode(200);
        given().cookie("carousel-orders", order.id() + "." + order.token())
                .get(path)
                .then()
                .statusCode(200);
        given().cookie("carousel-session", "rubbish").get(path).then().statusCode(404);
        given().post(path + "/cancel").then().statusCode(404);
        given().get(path + "/events").then().statusCode(404);
        for (String id : List.of("x", "0", UUID.randomUUID().toString(), "1-1-1-1-1")) {
            given().get("/api/orders/" + id).then().statusCode(404);
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private int ordersOf(String sku) {
        return sql.first("select count(*) from order_line where sku = ?", row -> row.integer(1), sku)
                .orElseThrow();
    }
}
