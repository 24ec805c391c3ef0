package shop.carousel.catalog.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.catalog.CatalogTest;
import shop.carousel.catalog.CatalogTestProfile;
import shop.carousel.catalog.Tokens;
import shop.carousel.demo.servers.BrokerKind;

/** Nodes come and go by the word of an administrator, agreed over a real broker. */
@QuarkusTest
@TestProfile(RingAdministrationTest.Profile.class)
class RingAdministrationTest extends CatalogTest {

    /** Without a migration window, so that one change need not wait for the one before. */
    public static final class Profile implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            var more = new HashMap<>(new CatalogTestProfile().getConfigOverrides());
            more.put("carousel.ring.membership", BrokerKind.ofTests().part());
            more.put("carousel.ring.membership-start-wait", "60s");
            more.put("carousel.ring.migration-window", "0s");
            more.put("carousel.ring.node-places", "127.0.0.1:1-65535");
            return more;
        }
    }

    private static ValidatableResponse add(Object body) {
        return admin().contentType("application/json")
                .body(body)
                .post("/api/admin/ring/nodes")
                .then();
    }

    /** Where a server answers that is no node of the ring. */
    private String openAddress() {
        return servers.address("postgres");
    }

    private static ValidatableResponse remove(String id) {
        return admin().delete("/api/admin/ring/nodes/{id}", id).then();
    }

    private static long epoch() {
        return given().get("/api/ring").jsonPath().getLong("epoch");
    }

    @Test
    void node_joinsAndLeaves_andTheRingSaysSo() {
        long before = epoch();
        add(Map.of("id", "redis-x", "address", servers.address("lock-a"), "weight", 2, "zone", "z9"))
                .statusCode(202)
                .body("outcome", equalTo("applied"))
                .body("epoch", equalTo((int) before + 1));
        given().get("/api/ring")
                .then()
                .body("epoch", equalTo((int) before + 1))
                .body("nodes.id", hasItem("redis-x"))
                .body("membership.kind", equalTo(servers.broker().part()))
                .body("membership.current", equalTo(true));
        isConflict(add(Map.of("id", "redis-x", "address", openAddress())), "node-known");
        isConflict(add(Map.of("id", "redis-y", "address", servers.address("lock-a"))), "address-taken");
        isConflict(add(Map.of("id", "redis-y", "address", openAddress(), "epoch", before)), "epoch-moved");
        remove("redis-x").statusCode(202).body("outcome", equalTo("applied"));
        given().get("/api/ring").then().body("nodes.id", not(hasItem("redis-x")));
        isConflict(remove("redis-x"), "node-unknown");
        isTold((int) before);
    }

    /** Both changes stand among the epochs, and each epoch can be looked at. */
    private static void isTold(int before) {
        given().get("/api/ring/epochs")
                .then()
                .body("epoch[0]", equalTo(before + 2))
                .body("changes[0]", equalTo(List.of("redis-x left")))
                .body("changes[1]", equalTo(List.of("redis-x joined")))
                .body("nodes[1].id", hasItem("redis-x"))
                .body("moved[0]", greaterThan(0.2f))
                .body("since[0]", notNullValue());
        given().get("/ring?epoch=" + (before + 1))
                .then()
                .statusCode(200)
                .body(containsString("The ring at epoch " + (before + 1)), containsString("redis-x joined"));
    }

    @Test
    void preview_saysWhatWouldMove_andMovesNothing() {
        long before = epoch();
        admin().get("/api/admin/ring/preview?join=redis-q&weight=3")
                .then()
                .statusCode(200)
                .body("epoch", equalTo((int) before))
                .body("moved", greaterThan(0.3f))
                .body("nodes.id", hasItem("redis-q"));
        admin().get("/api/admin/ring/preview?leave=redis-a")
                .then()
                .statusCode(200)
                .body("nodes.find { it.id == 'redis-a' }.after", equalTo(0f));
        isProblem(admin().get("/api/admin/ring/preview").then(), 422, "join");
        isProblem(admin().get("/api/admin/ring/preview?join=a&leave=b").then(), 422, "join");
        isProblem(admin().get("/api/admin/ring/preview?join=a%20b").then(), 422, "join");
        isProblem(admin().get("/api/admin/ring/preview?join=a&weight=0").then(), 422, "join");
        isProblem(admin().get("/api/admin/ring/preview?join=a&weight=x").then(), 422, "weight");
        isProblem(admin().get("/api/admin/ring/preview?leave=nobody").then(), 422, "leave");
        given().get("/api/admin/ring/preview?leave=redis-a").then().statusCode(401);
        admin().get("/ring?leave=redis-a")
                .then()
                .statusCode(200)
                .body(containsString("Remove redis-a?"), containsString("of all keys would move"));
        admin().queryParam("id", "redis-q")
                .queryParam("address", openAddress())
                .queryParam("basedOn", before)
                .get("/ring")
                .then()
                .body(containsString("Add redis-q?"));
        given().get("/ring?leave=redis-a").then().statusCode(200).body(not(containsString("Remove redis-a?")));
        assertThat(epoch()).isEqualTo(before);
    }

    /** What a script asks for again is the part that changes. */
    @Test
    void page_forItsScript_isThePartThatChanges() {
        given().header("HX-Request", "true")
                .get("/ring?key=x&epoch=0")
                .then()
                .statusCode(200)
                .body(containsString("id=\"ring-live\""), containsString("ring-hand"), not(containsString("<html")));
    }

    private static void isConflict(ValidatableResponse answer, String slug) {
        answer.statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("https://carousel.shop/problems/" + slug));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"address\":\"127.0.0.1:1\"}', id",
        "'{\"id\":\"a b\",\"address\":\"127.0.0.1:1\"}', id",
        "'{\"id\":\"x\"}', address",
        "'{\"id\":\"x\",\"address\":\"nowhere\"}', address",
        "'{\"id\":\"x\",\"address\":\"169.254.169.254:80\"}', address",
        "'{\"id\":\"x\",\"address\":\"example.com:6379\"}', address",
        "'{\"id\":\"x\",\"address\":\"127.0.0.1:1\"}', address",
        "'{\"id\":\"x\",\"address\":\"127.0.0.1:1\",\"weight\":0}', weight",
        "'{\"id\":\"x\",\"address\":\"127.0.0.1:1\",\"weight\":1001}', weight",
        "'{\"id\":\"x\",\"address\":\"127.0.0.1:1\",\"zone\":\"\"}', zone",
        "'{\"id\":\"x\",\"address\":\"127.0.0.1:1\",\"epoch\":0}', epoch"
    })
    void badField_isNamed_andNothingChanges(String body, String field) {
        long before = epoch();
        isProblem(add(body), 422, field);
        assertThat(epoch()).isEqualTo(before);
    }

    /** One typing error must not end everybody's cache: what no process could apply never comes into the log. */
    @Test
    void changeForAnEpochThatNeverCame_isRefused_andTheRingGoesOn() {
        long before = epoch();
        isConflict(admin().delete("/api/admin/ring/nodes/redis-a?epoch=999999").then(), "epoch-ahead");
        isConflict(add(Map.of("id", "redis-y", "address", openAddress(), "epoch", 999_999)), "epoch-ahead");
        isProblem(admin().delete("/api/admin/ring/nodes/redis-a?epoch=1e3").then(), 422, "epoch");
        given().get("/api/ring").then().body("epoch", equalTo((int) before)).body("membership.current", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "customer"})
    void whoIsNoAdministrator_isRefused(String role) {
        var caller = given();
        if (!role.isEmpty()) {
            caller.header("Authorization", "Bearer " + Tokens.of("somebody@carousel.shop", role));
        }
        int status = caller.contentType("application/json")
                .body(Map.of("id", "redis-x", "address", "127.0.0.1:1"))
                .post("/api/admin/ring/nodes")
                .statusCode();
        assertThat(status).isEqualTo(role.isEmpty() ? 401 : 403);
        assertThat(given().delete("/api/admin/ring/nodes/redis-a").statusCode()).isGreaterThanOrEqualTo(401);
    }

    @Test
    void page_offersChangesToAdministratorsOnly() {
        given().get("/ring").then().statusCode(200).body(not(containsString("Add a node")));
        admin().get("/ring").then().statusCode(200).body(containsString("Add a node"), containsString("incarnation"));
    }

    @Test
    void page_saysWhatIsWrongWithANode() {
        admin().formParam("id", "redis-x")
                .formParam("address", "127.0.0.1:1")
                .formParam("epoch", epoch())
                .post("/ring/nodes")
                .then()
                .statusCode(200)
                .body(containsString("role=\"alert\""), containsString("The address is where no server answers."));
    }

    @Test
    void brokerAway_shopServesPastItsCache_andCatchesUp() throws InterruptedException {
        String sku = stored("Served", "1.00", "Tests");
        servers.freeze(servers.broker().part(), true);
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> !given().get("/api/ring").jsonPath().getBoolean("membership.current"));
            given().get("/api/products/{sku}", sku).then().statusCode(200);
            given().get("/ring").then().statusCode(200).body(containsString("bypasses the cache"));
            add(Map.of("id", "redis-z", "address", openAddress())).statusCode(503);
        } finally {
            servers.freeze(servers.broker().part(), false);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> given().get("/api/ring").jsonPath().getBoolean("membership.current"));
    }
}
