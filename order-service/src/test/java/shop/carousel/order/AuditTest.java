package shop.carousel.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.jdbc.UncheckedSqlException;

/** What the shop's own people did, and that it stays. */
@QuarkusTest
class AuditTest extends OrderServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Sql sql;

    @Test
    void administrator_whoShips_isInTheAudit_withWhatChanged() {
        Placed order = placed();
        String action = "POST /api/admin/orders/" + order.id() + "/ship";
        asAdmin().post("/api/admin/orders/" + order.id() + "/ship").then().statusCode(200);
        asAdmin().post("/api/admin/orders/" + order.id() + "/ship").then().statusCode(409);
        JsonPath entries = audit(action);
        assertThat(entries.getList("status")).isEqualTo(List.of(409, 200));
        assertThat(entries.getList("by")).isEqualTo(List.of("admin@carousel.shop", "admin@carousel.shop"));
        assertThat(entries.getString("[1].before.status")).isEqualTo("CONFIRMED");
        assertThat(entries.getString("[1].after.status")).isEqualTo("SHIPPED");
    }

    /** Refused before a thread had it: the row may come a moment later. */
    @Test
    void request_thatIsRefused_isInTheAudit_andACustomersIsNot() {
        Placed order = placed();
        String path = "/api/admin/orders/" + order.id() + "/deliver";
        given().header("Authorization", "Bearer " + customer())
                .post(path)
                .then()
                .statusCode(403);
        asAdmin().post(path).then().statusCode(409);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(audit("POST " + path).getList("status")).isEqualTo(List.of(409)));
        assertThat(audit("GET /api/admin/audit").getList("status")).isEmpty();
    }

    @Test
    void entries_arePagedBehindEachOther() {
        for (int i = 0; i < 3; i++) {
            asAdmin().post("/api/admin/jobs/none/" + i + "/retry").then().statusCode(404);
        }
        JsonPath first = asAdmin().get("/api/admin/audit?size=2").jsonPath();
        assertThat(first.getList("items")).hasSize(2);
        asAdmin()
                .get("/api/admin/audit?size=2&cursor=" + first.getString("nextCursor"))
                .then()
                .statusCode(200)
                .body("items[0].action", startsWith("POST /"))
                .body("items[0].id", not(equalTo(first.getInt("items[1].id"))));
        asAdmin().get("/api/admin/audit?cursor=x").then().statusCode(400);
        given().header("Authorization", "Bearer " + customer())
                .get("/api/admin/audit")
                .then()
                .statusCode(403);
        given().get("/api/admin/audit").then().statusCode(401);
    }

    @Test
    void row_isNeverChanged_norTakenAway() {
        asAdmin().post("/api/admin/jobs/none/none/retry").then().statusCode(404);
        for (String statement : List.of("update audit set by = 'somebody'", "delete from audit", "truncate audit")) {
            var refused = assertThatExceptionOfType(UncheckedSqlException.class)
                    .as(statement)
                    .isThrownBy(() -> sql.update(statement))
                    .actual();
            assertThat(String.valueOf(refused.getMessage()))
                    .as(refused::getMessage)
                    .contains("never changed");
        }
    }

    private Placed placed() {
        Placed order = place(GOOD_CARD);
        broker.reserved(order.id());
        awaitStatus(order, "PAID");
        broker.sold(order.id());
        awaitStatus(order, "CONFIRMED");
        return order;
    }

    private RequestSpecification asAdmin() {
        return given().header("Authorization", "Bearer " + adminToken());
    }

    /** The newest entries of this action. */
    private JsonPath audit(String action) {
        String items = asAdmin()
                .get("/api/admin/audit?size=100")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return new JsonPath(items).setRootPath("items.findAll { it.action == '" + action + "' }");
    }
}
