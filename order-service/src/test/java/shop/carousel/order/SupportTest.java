package shop.carousel.order;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.jdbc.Sql;

/** Who helps customers reads their orders, cancels small ones, and does nothing else of an administrator's. */
@QuarkusTest
class SupportTest extends OrderServiceTest {

    private static final String PASSWORD = "a good password";

    @Inject
    Sql sql;

    @Test
    void support_readsAndCancelsOrdersUpToItsLimit() {
        String token = helper();
        Placed small = place(shop.sell("200.00", 5), 1, GOOD_CARD);
        Placed large = place(shop.sell("200.01", 5), 1, GOOD_CARD);
        bearer(token).get("/api/orders/" + large.id()).then().statusCode(200);
        bearer(token).get("/api/admin/orders?size=100").then().statusCode(200).body("items.id", hasItem(large.id()));
        bearer(token)
                .post("/api/orders/" + large.id() + "/cancel")
                .then()
                .statusCode(403)
                .body("type", containsString("over-refund-limit"));
        read(large);
        bearer(token).post("/api/orders/" + small.id() + "/cancel").then().statusCode(200);
        given().redirects()
                .follow(false)
                .cookie("carousel-session", token)
                .post("/orders/" + large.id() + "/cancel")
                .then()
                .statusCode(403)
                .body(containsString("Support cancels orders up to 200.00"));
        bearer(adminToken())
                .post("/api/orders/" + large.id() + "/cancel")
                .then()
                .statusCode(200);
    }

    @Test
    void support_doesNothingElseOfAnAdministrators() {
        String token = helper();
        Placed order = place(GOOD_CARD);
        bearer(token).post("/api/admin/orders/" + order.id() + "/ship").then().statusCode(403);
        bearer(token).get("/api/admin/dead-letters").then().statusCode(403);
        bearer(token).get("/api/admin/jobs").then().statusCode(403);
        role(token, "x@example.org", "support").then().statusCode(403);
        given().cookie("carousel-session", token).get("/admin/jobs").then().statusCode(403);
        given().cookie("carousel-session", token)
                .get("/admin")
                .then()
                .statusCode(200)
                .body(not(containsString("Dead letters")))
                .body(not(containsString("/ship")));
    }

    @Test
    void role_isGivenByAdministratorsAlone_toWhoHasConfirmedTheAddress() {
        String email = "ada-" + UUID.randomUUID() + "@example.org";
        String token = register(email);
        role(adminToken(), email, "support").then().statusCode(404);
        role(token, email, "support").then().statusCode(403);
        confirm(email);
        role(adminToken(), email, "admin").then().statusCode(422);
        role(adminToken(), "admin@carousel.shop", "customer").then().statusCode(409);
        role(adminToken(), email, "support").then().statusCode(204);
        bearer(token).get("/api/orders").then().statusCode(401);
        bearer(signIn(email)).get("/api/account").then().body("role", equalTo("support"));
        role(adminToken(), email, "customer").then().statusCode(204);
        bearer(signIn(email)).get("/api/admin/orders").then().statusCode(403);
    }

    private String helper() {
        String email = "helper-" + UUID.randomUUID() + "@example.org";
        register(email);
        confirm(email);
        role(adminToken(), email, "support").then().statusCode(204);
        return signIn(email);
    }

    /** As the link of a letter does. */
    private void confirm(String email) {
        sql.update("update account set confirmed_at = now() where email = ?", email);
    }

    private static Response role(String token, String email, String role) {
        return bearer(token)
                .contentType("application/json")
                .body("{\"email\":\"%s\",\"role\":\"%s\"}".formatted(email, role))
                .put("/api/admin/roles");
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static String register(String email) {
        return given().contentType("application/json")
                .body("{\"email\":\"%s\",\"password\":\"%s\",\"name\":\"Ada\"}".formatted(email, PASSWORD))
                .post("/api/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    private static String signIn(String email) {
        return given().contentType("application/json")
                .body("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD))
                .post("/api/sessions")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }
}
