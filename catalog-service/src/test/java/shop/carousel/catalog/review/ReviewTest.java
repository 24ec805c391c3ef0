package shop.carousel.catalog.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.carousel.broker.testing.TestBroker;
import shop.carousel.catalog.CatalogTest;
import shop.carousel.catalog.CatalogTestProfile;
import shop.carousel.catalog.Tokens;
import shop.carousel.kit.jdbc.Sql;

/** Reviews over real PostgreSQL, Kafka and Redis. */
@QuarkusTest
@TestProfile(CatalogTestProfile.class)
class ReviewTest extends CatalogTest {

    @Inject
    Sql sql;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestBroker broker;

    @BeforeEach
    void open() {
        broker = TestBroker.open(servers);
    }

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void review_ofWhoGotTheProduct_isListedAndCountsInItsRating() {
        String sku = stored("A reviewed kettle", "12.30", "Tests");
        UUID ada = buyer(sku);
        String location = write(ada, sku, 5, "Boils", "Boils water.\n\nTwice a day.")
                .statusCode(201)
                .body("author", equalTo("Ada"))
                .body("helpful", equalTo(0))
                .extract()
                .header("Location");
        given().get(location).then().statusCode(200).body("title", equalTo("Boils"));
        list(sku)
                .body("items.title", contains("Boils"))
                .body("total", equalTo(1))
                .body("average", equalTo(5f))
                .body("rating", equalTo(3.33f))
                .body("stars", contains(0, 0, 0, 0, 1));
        given().get("/api/products/" + sku)
                .then()
                .body("rating", equalTo(3.33f))
                .body("reviewCount", equalTo(1));
    }

    @Test
    void review_ofWhoHasNotGotTheProduct_isRefused() {
        String sku = stored("A kettle", "12.30", "Tests");
        write(UUID.randomUUID(), sku, 5, "Good", "Good.").statusCode(403).body("type", containsString("not-delivered"));
        write(buyer(stored("Another", "1.00", "Tests")), sku, 5, "Good", "Good.")
                .statusCode(403);
        given().contentType("application/json")
                .body(body(5, "Good", "Good."))
                .post("/api/products/{sku}/reviews", sku)
                .then()
                .statusCode(401);
        write(UUID.randomUUID(), "NOPE", 5, "Good", "Good.").statusCode(404);
        list(sku).body("items", hasSize(0)).body("rating", nullValue());
    }

    /** The order of the parts is: the event is heard, and only then somebody may write. */
    @Test
    void second_review_isA409ThatNamesTheFirst_andOnesOwnCanBeChangedAndDeleted() {
        String sku = stored("A kettle", "12.30", "Tests");
        UUID ada = buyer(sku);
        int id = write(ada, sku, 2, "Leaks", "It leaks.")
                .statusCode(201)
                .extract()
                .path("id");
        write(ada, sku, 5, "Good", "Good.").statusCode(409).body("review", equalTo(id));
        as(ada).contentType("application/json")
                .body(body(4, "Was my fault", "It does not leak."))
                .put("/api/products/{sku}/reviews/{id}", sku, id)
                .then()
                .statusCode(200)
                .body("rating", equalTo(4))
                .body("editedAt", not(nullValue()));
        list(sku).body("stars", contains(0, 0, 0, 1, 0));
        as(ada).delete("/api/products/{sku}/reviews/{id}", sku, id).then().statusCode(204);
        list(sku).body("items", hasSize(0)).body("stars", contains(0, 0, 0, 0, 0));
        write(ada, sku, 5, "Good", "Good.").statusCode(201);
    }

    @Test
    void review_ofAnother_canNeitherBeChangedNorDeleted() {
        String sku = stored("A kettle", "12.30", "Tests");
        int id = write(buyer(sku), sku, 2, "Leaks", "It leaks.").extract().path("id");
        UUID other = buyer(sku);
        as(other)
                .contentType("application/json")
                .body(body(1, "Bad", "Bad."))
                .put("/api/products/{sku}/reviews/{id}", sku, id)
                .then()
                .statusCode(404);
        as(other).delete("/api/products/{sku}/reviews/{id}", sku, id).then().statusCode(404);
        String wrongSku = stored("Another", "12.30", "Tests");
        given().get("/api/products/{sku}/reviews/{id}", wrongSku, id).then().statusCode(404);
        list(sku).body("items.title", contains("Leaks"));
    }

    /** Each of them sees no review when it begins; the author's row decides. */
    @Test
    void reviews_sentAtOnceByOneAccount_areOne() throws Exception {
        for (int round = 0; round < 5; round++) {
            String sku = stored("A kettle", "12.30", "Tests");
            UUID ada = buyer(sku);
            CyclicBarrier together = new CyclicBarrier(6);
            List<CompletableFuture<Integer>> sent = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                sent.add(CompletableFuture.supplyAsync(
                        () -> {
                            meet(together);
                            return insist(ada, sku, body(4, "At once", "At once."));
                        },
                        Thread::startVirtualThread));
            }
            List<Integer> answers = new ArrayList<>();
            for (var each : sent) {
                answers.add(each.get(30, TimeUnit.SECONDS));
            }
            answers.sort(null);
            assertThat(answers).isEqualTo(List.of(201, 409, 409, 409, 409, 409));
            list(sku).body("total", equalTo(1)).body("stars", contains(0, 0, 0, 1, 0));
        }
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(30, TimeUnit.SECONDS);
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Counts that were read before another's review was there would lose it. */
    @Test
    void reviews_sentAtOnceByMany_allCount() throws Exception {
        String sku = stored("A kettle", "12.30", "Tests");
        CyclicBarrier together = new CyclicBarrier(12);
        List<CompletableFuture<Integer>> sent = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            UUID account = buyer(sku);
            int stars = i % 5 + 1;
            sent.add(CompletableFuture.supplyAsync(
                    () -> {
                        meet(together);
                        return insist(account, sku, body(stars, "At once", "At once."));
                    },
                    Thread::startVirtualThread));
        }
        for (var each : sent) {
            assertThat(each.get(30, TimeUnit.SECONDS)).isEqualTo(201);
        }
        list(sku).body("stars", contains(3, 3, 2, 2, 2));
        assertThat(sql.first(
                                "select deadlocks from pg_stat_database where datname = current_database()",
                                row -> row.bigint("deadlocks"))
                        .orElseThrow())
                .isEqualTo(0L);
    }

    /** A machine that is too busy to count says 503, and nothing has happened then. */
    private static int insist(UUID account, String sku, Object body) {
        int status;
        do {
            status = post(account, sku, body).statusCode();
        } while (status == 503);
        return status;
    }

    @ParameterizedTest
    @CsvSource({
        "rating, 0",
        "rating, 6",
        "title, ''",
        "title, 'a\u0007b'",
        "title, 'two\nlines'",
        "text, '  '",
        "text, 'a\u202Eb'",
        "author, 'a\nb'"
    })
    void review_thatCannotBe_isA422ThatNamesTheField(String field, String value) {
        String sku = stored("A kettle", "12.30", "Tests");
        UUID ada = buyer(sku);
        var body = new java.util.HashMap<String, Object>(body(4, "Good", "Good."));
        body.put(field, field.equals("rating") ? Integer.valueOf(value) : value);
        isProblem(post(ada, sku, body).then(), 422, field);
        body.put(field, "x".repeat(4_001));
        isProblem(post(ada, sku, body).then(), 422, field);
        list(sku).body("items", hasSize(0));
    }

    @Test
    void votes_countOncePerAccount_andNeverForOneself() {
        String sku = stored("A kettle", "12.30", "Tests");
        UUID ada = buyer(sku);
        int first = write(ada, sku, 4, "First", "First.").extract().path("id");
        int second = write(buyer(sku), sku, 5, "Second", "Second.").extract().path("id");
        UUID reader = UUID.randomUUID();
        vote(reader, sku, first).statusCode(200).body("helpful", equalTo(1));
        vote(reader, sku, first).statusCode(200).body("helpful", equalTo(1));
        vote(ada, sku, first).statusCode(403).body("type", containsString("own-review"));
        vote(UUID.randomUUID(), sku, first).body("helpful", equalTo(2));
        list(sku).body("items.id", contains(second, first));
        given().get("/api/products/{sku}/reviews?sort=helpful", sku).then().body("items.id", contains(first, second));
        as(reader)
                .delete("/api/products/{sku}/reviews/{id}/helpful", sku, first)
                .then()
                .body("helpful", equalTo(1));
    }

    @Test
    void list_isPagedInBothOrders_andACursorBelongsToOneList() {
        String sku = stored("A kettle", "12.30", "Tests");
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(
                    write(buyer(sku), sku, 4, "No. " + i, "Text.").extract().path("id"));
        }
        vote(UUID.randomUUID(), sku, ids.get(3)).statusCode(200);
        assertThat(walk(sku, "newest")).isEqualTo(ids);
        List<Integer> helpful = new ArrayList<>(ids);
        helpful.addFirst(helpful.remove(3));
        assertThat(walk(sku, "helpful")).isEqualTo(helpful);
        String cursor = given().get("/api/products/{sku}/reviews?size=2", sku).path("nextCursor");
        isProblem(
                given().get("/api/products/{sku}/reviews?sort=helpful&cursor={c}", sku, cursor)
                        .then(),
                400,
                "cursor");
        isProblem(given().get("/api/products/{sku}/reviews?sort=best", sku).then(), 400, "sort");
    }

    private static List<Integer> walk(String sku, String sort) {
        List<Integer> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = given().get("/api/products/{sku}/reviews?size=2&sort={s}&cursor={c}", sku, sort, cursor);
            ids.addAll(page.<List<Integer>>path("items.id"));
            cursor = page.path("nextCursor");
        }
        return ids;
    }

    @Test
    void review_hiddenByAnAdministrator_countsNoMore_andTheAuditSaysWhy() {
        String sku = stored("A kettle", "12.30", "Tests");
        UUID ada = buyer(sku);
        int id = write(ada, sku, 1, "Call me", "My number is 555.").extract().path("id");
        hide(as(ada), id, "for fun").statusCode(403);
        isProblem(hide(admin(), id, "a\nb"), 422, "reason");
        hide(admin(), id, "It has a telephone number in it.").statusCode(200);
        list(sku).body("items", hasSize(0)).body("stars", contains(0, 0, 0, 0, 0));
        given().get("/api/products/{sku}/reviews/{id}", sku, id).then().statusCode(404);
        vote(UUID.randomUUID(), sku, id).statusCode(404);
        as(ada).delete("/api/products/{sku}/reviews/{id}", sku, id).then().statusCode(409);
        write(ada, sku, 5, "Again", "Again.").statusCode(409);
        admin().get("/api/admin/catalogue/reviews?size=1")
                .then()
                .statusCode(200)
                .body("items[0].hiddenReason", equalTo("It has a telephone number in it."));
        admin().get("/api/admin/catalogue/audit?size=5")
                .then()
                .body(
                        "items.find { it.action.endsWith('/" + id
                                + "/hidden') && it.status == 200 }.after.hiddenReason",
                        equalTo("It has a telephone number in it."));
        admin().delete("/api/admin/catalogue/reviews/{id}/hidden", id).then().statusCode(200);
        list(sku).body("stars", contains(1, 0, 0, 0, 0));
    }

    /** What comes late, by whatever way, gives it no name again. */
    @Test
    void account_thatIsDeleted_losesItsNameAndItsRights() {
        String sku = stored("A kettle", "12.30", "Tests");
        String other = stored("Another", "12.30", "Tests");
        UUID ada = buyer(sku, other);
        write(ada, sku, 4, "Good", "Good.").statusCode(201);
        broker.send("account-events", ada.toString(), "{\"accountId\":\"" + ada + "\"}", event("account.deleted"));
        await().until(() -> list(sku).extract().path("items[0].author") == null);
        list(sku).body("items.title", contains("Good"));
        assertThat(sql.exists("select 1 from delivered_item where account_id = ?", ada))
                .isFalse();
        write(ada, other, 4, "Good", "Good.").statusCode(403);
        deliver(ada, other);
        buyer(other); // heard behind it
        assertThat(sql.exists("select 1 from delivered_item where account_id = ?", ada))
                .isFalse();
        sql.update("insert into delivered_item (account_id, sku) values (?, ?)", ada, other);
        write(ada, other, 4, "Good", "Good.").statusCode(409).body("type", containsString("account-deleted"));
    }

    @Test
    void event_thatSaysNothingOfAnAccount_orIsBroken_holdsNobodyUp() {
        broker.send("order-events", "x", "{\"orderId\":\"x\"}", event("order.delivered"));
        broker.send("order-events", "x", "{\"accountId\":\"no-uuid\",\"lines\":[]}", event("order.delivered"));
        broker.send(
                "order-events",
                "x",
                "{\"accountId\":\"" + UUID.randomUUID() + "\",\"lines\":[{\"sku\":\"no sku\"}]}",
                event("order.delivered"));
        write(buyer(stored("A kettle", "1.00", "Tests")), "NOPE", 4, "Good", "Good.")
                .statusCode(404);
        await().until(() ->
                broker.heard("order-events.catalog-reviews.dead-letters", "x").size() >= 2);
    }

    @Test
    void account_thatWritesTooOften_isRefused() {
        UUID ada = UUID.randomUUID();
        String sku = stored("A kettle", "12.30", "Tests");
        for (int i = 0; i < 10; i++) {
            write(ada, sku, 4, "Good", "Good.").statusCode(403);
        }
        write(ada, sku, 4, "Good", "Good.").statusCode(429).header("Retry-After", not(nullValue()));
    }

    @Test
    void rating_isAFacetASortAndAFilter_thatOneFiveStarCannotTop() {
        String brand = "Rated " + UUID.randomUUID().toString().substring(0, 8);
        String single = rated(brand, 5);
        String loved = rated(brand, 5, 5, 5, 5, 4, 5, 4, 5);
        String liked = rated(brand, 4, 4, 4, 4, 3, 5);
        String unrated = rated(brand);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> search(brand, "sort=rating")
                .body("items.sku", contains(loved, liked, single, unrated)));
        search(brand, "").body("facets.rating.value", contains("4", "3", "2", "1"));
        search(brand, "")
                .body("facets.rating.find { it.value == '4' }.count", equalTo(1))
                .body("facets.rating.find { it.value == '3' }.count", equalTo(3));
        search(brand, "minRating=4")
                .body("items.sku", contains(loved))
                .body("total", equalTo(1))
                .body("facets.rating.find { it.value == '3' }.count", equalTo(3))
                .body("facets.brand.find { it.value == '" + brand + "' }.count", equalTo(1));
        search(brand, "minRating=3.3").body("total", equalTo(3));
        for (String bad : List.of("0", "6", "5.01", "four", "-1", "4,5", "4.123")) {
            isProblem(given().get("/api/products?minRating=" + bad).then(), 400, "minRating");
        }
        given().header("Accept", "text/html")
                .get("/search?brand={b}&minRating=4&sort=rating", brand)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("name=\"minRating\" value=\"4\" checked"),
                        containsString("4 stars and up"),
                        containsString("Rated 4.1 of 5 by 8 reviews"),
                        containsString("Best rated")));
    }

    /** Stars of that many customers. */
    private String rated(String brand, int... stars) {
        String sku = freshSku();
        var product = new java.util.HashMap<>(product("A rated thing", "5.00", "Tests"));
        product.put("brand", brand);
        put(sku, product).statusCode(201);
        for (int given : stars) {
            write(buyer(sku), sku, given, "Title", "Text.").statusCode(201);
        }
        return sku;
    }

    private static ValidatableResponse search(String brand, String more) {
        return given().get("/api/products?brand={b}&" + more, brand).then().statusCode(200);
    }

    @Test
    void page_hasReviewsAndAForm_thatWorkWithoutAScript() {
        String sku = stored("A kettle", "12.30", "Tests");
        page(given(), sku)
                .body(allOf(
                        containsString("Nobody has reviewed"),
                        containsString("Sign in to review"),
                        not(containsString("aggregateRating")),
                        not(containsString("name=\"rating\""))));
        UUID ada = buyer(sku);
        page(as(UUID.randomUUID()), sku)
                .body(allOf(
                        containsString("after it has been delivered to you"), not(containsString("name=\"rating\""))));
        page(as(ada), sku).body(allOf(containsString("name=\"rating\""), containsString("value=\"Ada\"")));
        form(ada, sku, "", "", "<b>x")
                .statusCode(422)
                .body(allOf(
                        containsString("Stars: must be 1 to 5 stars"),
                        containsString("Title: is missing"),
                        containsString("&lt;b&gt;x</textarea>")));
        form(ada, sku, "5", "<i>Good</i>", "First line.\nSecond line.")
                .statusCode(303)
                .header("Location", containsString("/products/" + sku + "#review-"));
        page(given(), sku)
                .body(allOf(
                        containsString("&lt;i&gt;Good&lt;/i&gt;"),
                        containsString("<p>Second line.</p>"),
                        containsString("Rated 3.3 of 5 by 1 review"),
                        containsString("\"aggregateRating\":{\"@type\":\"AggregateRating\",\"ratingValue\":\"5.00\""),
                        not(containsString("Helpful<"))));
        page(as(ada), sku).body(containsString("Change your review"));
        page(as(UUID.randomUUID()), sku).body(containsString("Helpful<"));
        for (int i = 0; i < 6; i++) {
            write(buyer(sku), sku, 3, "No. " + i, "Text.").statusCode(201);
        }
        String next = page(given(), sku).extract().htmlPath().getString("**.find { it.@rel == 'next' }.@href");
        given().urlEncodingEnabled(false)
                .header("Accept", "text/html")
                .get(next)
                .then()
                .statusCode(200)
                .body(allOf(containsString("No. 0"), containsString("&lt;i&gt;Good"), not(containsString("No. 5"))));
    }

    private static ValidatableResponse form(UUID account, String sku, String rating, String title, String text) {
        return as(account)
                .redirects()
                .follow(false)
                .header("Accept", "text/html")
                .formParam("rating", rating)
                .formParam("title", title)
                .formParam("text", text)
                .post("/products/{sku}/reviews", sku)
                .then();
    }

    private static ValidatableResponse page(RequestSpecification asked, String sku) {
        return asked.header("Accept", "text/html")
                .get("/products/{sku}", sku)
                .then()
                .statusCode(200);
    }

    /** A new account that got these products. */
    private UUID buyer(String... skus) {
        UUID account = UUID.randomUUID();
        deliver(account, skus);
        await().until(() -> sql.list("select 1 from delivered_item where account_id = ?", row -> true, account)
                        .size()
                == skus.length);
        return account;
    }

    private void deliver(UUID account, String... skus) {
        String lines = java.util.Arrays.stream(skus)
                .map(sku -> "{\"sku\":\"" + sku + "\",\"quantity\":1}")
                .collect(java.util.stream.Collectors.joining(","));
        broker.send(
                "order-events",
                account.toString(),
                "{\"orderId\":\"" + UUID.randomUUID() + "\",\"accountId\":\"" + account + "\",\"lines\":[" + lines
                        + "]}",
                event("order.delivered"));
    }

    private static Map<String, String> event(String what) {
        return Map.of(
                "ce_id",
                UUID.randomUUID().toString(),
                "ce_type",
                "shop.carousel." + what + ".v1",
                "ce_specversion",
                "1.0");
    }

    private static RequestSpecification as(UUID account) {
        return given().header("Authorization", "Bearer " + Tokens.ofAccount(account, "Ada Lovelace"));
    }

    private static Map<String, Object> body(int rating, String title, String text) {
        return Map.of("rating", rating, "title", title, "text", text);
    }

    private static Response post(UUID account, String sku, Object body) {
        return as(account).contentType("application/json").body(body).post("/api/products/{sku}/reviews", sku);
    }

    private static ValidatableResponse write(UUID account, String sku, int rating, String title, String text) {
        return post(account, sku, body(rating, title, text)).then();
    }

    private static ValidatableResponse vote(UUID account, String sku, int id) {
        return as(account)
                .put("/api/products/{sku}/reviews/{id}/helpful", sku, id)
                .then();
    }

    private static ValidatableResponse hide(RequestSpecification who, int id, String reason) {
        return who.contentType("application/json")
                .body(Map.of("reason", reason))
                .put("/api/admin/catalogue/reviews/{id}/hidden", id)
                .then();
    }

    private static ValidatableResponse list(String sku) {
        return given().get("/api/products/{sku}/reviews", sku).then().statusCode(200);
    }
}
