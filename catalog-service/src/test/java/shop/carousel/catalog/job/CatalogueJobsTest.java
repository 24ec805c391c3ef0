package shop.carousel.catalog.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.carousel.catalog.CatalogTest;
import shop.carousel.catalog.CatalogTestProfile;
import shop.carousel.catalog.Tokens;
import shop.carousel.kit.jdbc.Sql;

/** The operator's view of what this service does in the background. */
@QuarkusTest
@TestProfile(CatalogTestProfile.class)
class CatalogueJobsTest extends CatalogTest {

    private static final String API = "/api/admin/catalogue/jobs";
    private static final String PAGE = "/admin/catalogue";
    private static final String INSTANCE = "elsewhere";

    @Inject
    Sql sql;

    /** An import of another instance, begun so many times; whether that instance is at it. */
    private String leave(String state, int attempts, boolean leased, String errors) {
        String id = UUID.randomUUID().toString();
        run("insert into import_job (id, state, instance, attempts, errors) values ('" + id + "', '" + state + "', '"
                + INSTANCE + "', " + attempts + ", '" + errors + "')");
        if (leased) {
            run("insert into work (kind, key, due_at, attempts, leased_until) values ('import', '" + id
                    + "', now(), 1, now() + interval '1 day')");
        }
        return id;
    }

    private void run(String statement) {
        sql.update(statement);
    }

    @AfterEach
    void forget() {
        run("delete from work where kind = 'import' and leased_until > now() + interval '1 hour'");
        run("delete from import_job where instance = '" + INSTANCE + "'");
        run("delete from order_stock where state = 'RESERVED' and deadline = 'epoch'");
    }

    @Test
    void jobs_areNobodyElses() {
        for (String path : List.of(API, PAGE)) {
            String type = path.equals(API) ? "application/json" : "text/html";
            given().accept(type).get(path).then().statusCode(401);
            given().accept(type)
                    .cookie("carousel-session", Tokens.of("x@example.org", "customer"))
                    .get(path)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void imports_thatAreNotDone_standWithTheirStateAndError() {
        String waiting = leave("QUEUED", 0, false, "[]");
        String running = leave("RUNNING", 1, true, "[]");
        String interrupted = leave("RUNNING", 2, false, "[{\"line\": 7, \"reason\": \"a line\"}]");
        String failed = leave(
                "FAILED", 1, false, "[{\"line\": 7, \"reason\": \"a line\"}, {\"line\": 0, \"reason\": \"<broken>\"}]");
        String done = leave("DONE", 1, false, "[]");
        JsonPath jobs = jobs("kind=import&size=100");
        isIn(jobs, waiting, "WAITING", 0);
        isIn(jobs, running, "RUNNING", 1);
        isIn(jobs, interrupted, "RETRYING", 2);
        isIn(jobs, failed, "GIVEN_UP", 1);
        job(jobs, "items.find { it.key == '%s' }.lastError", failed, equalTo("<broken>"));
        job(jobs, "items.find { it.key == '%s' }.dueAt", failed, nullValue());
        job(jobs, "items.find { it.key == '%s' }.lastError", interrupted, nullValue());
        job(jobs, "items.key", "", not(hasItem(done)));
        job(jobs, "kinds.find { it.kind == 'import' }.givenUp", "", greaterThanOrEqualTo(1));
        page("").body(containsString("&lt;broken&gt;"), containsString(failed), containsString("Given up"));
    }

    @Test
    void reservations_andTheOutbox_areNumbers() {
        run("insert into order_stock (order_id, state, deadline, version) values ('" + UUID.randomUUID()
                + "', 'RESERVED', 'epoch', 1)");
        JsonPath jobs = jobs("size=5");
        job(jobs, "kinds.kind", "", hasItem("outbox"));
        job(jobs, "kinds.find { it.kind == 'reservation' }.due", "", greaterThanOrEqualTo(1));
        page("").body(containsString("reservation"), containsString("1 January 1970"));
    }

    @Test
    void pages_followOneAnother_andBadOnesAreNamed() {
        leave("QUEUED", 0, false, "[]");
        leave("QUEUED", 0, false, "[]");
        JsonPath first = jobs("kind=import&size=1");
        JsonPath second = jobs("kind=import&size=1&cursor=" + first.getString("nextCursor"));
        job(first, "items", "", hasSize(1));
        assertThat(second.getString("items[0].key")).isNotEqualTo(first.getString("items[0].key"));
        job(jobs("kind=nothing"), "items", "", hasSize(0));
        isProblem(admin().get(API + "?size=0").then(), 400, "size");
        isProblem(admin().get(API + "?size=many").then(), 400, "size");
        isProblem(admin().get(API + "?cursor=x").then(), 400, "cursor");
        isProblem(admin().get(API + "?cursor=" + first.getString("nextCursor")).then(), 400, "cursor");
    }

    /** Whoever begins an import again leaves that it did. */
    @Test
    void import_thatIsDone_isNoJobAnyMore() {
        String location = admin().contentType("application/octet-stream")
                .body(("{\"sku\": \"" + freshSku() + "\", \"name\": \"A\", \"category\": \"Tests\", \"price\": 3}")
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/admin/imports")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        String id = location.substring(location.lastIndexOf('/') + 1);
        org.awaitility.Awaitility.await()
                .until(() -> admin().get("/api/admin/imports/" + id).jsonPath().getString("state"), "DONE"::equals);
        job(jobs("kind=import&size=100"), "items.key", "", everyItem(not(equalTo(id))));
    }

    private static void isIn(JsonPath jobs, String key, String state, int attempts) {
        job(jobs, "items.find { it.key == '%s' }.state", key, equalTo(state));
        job(jobs, "items.find { it.key == '%s' }.attempts", key, equalTo(attempts));
    }

    private static void job(JsonPath jobs, String path, String key, org.hamcrest.Matcher<?> matcher) {
        org.hamcrest.MatcherAssert.assertThat(
                jobs.prettify(), jobs.get(path.formatted(key)), (org.hamcrest.Matcher<? super Object>) matcher);
    }

    private static JsonPath jobs(String query) {
        return admin().get(API + "?" + query).then().statusCode(200).extract().jsonPath();
    }

    private static ValidatableResponse page(String query) {
        return given().accept("text/html")
                .cookie("carousel-session", Tokens.of("admin@carousel.shop", "admin"))
                .get(PAGE + query)
                .then()
                .statusCode(200);
    }
}
