package shop.carousel.catalog.stock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.catalog.OpenRequests;
import shop.carousel.catalog.stock.settlement.StockTest;

@QuarkusTest
@TestProfile(StockTestProfile.class)
class StockResourceTest extends StockTest {

    @Inject
    StockAdjustments adjustments;

    @Test
    void stock_ofAProduct_isAnswered() {
        String sku = product(7);
        given().get("/api/stock/{sku}", sku)
                .then()
                .statusCode(200)
                .body("sku", equalTo(sku))
                .body("available", equalTo(7))
                .body("reserved", equalTo(0))
                .body("sold", equalTo(0))
                .body("version", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOPE", "a b", "-x", "ä", "x'--"})
    void stock_ofNoProduct_isNotFound(String sku) {
        problem(given().get("/api/stock/{sku}", sku).then(), 404);
    }

    @Test
    void admin_setsStock_withAnEntryInTheBooks() throws Exception {
        String sku = product(7);
        reserve(sku, 2);
        admin().body("{\"available\": 100}")
                .put("/api/admin/stock/{sku}", sku)
                .then()
                .statusCode(200)
                .body("available", equalTo(100))
                .body("reserved", equalTo(2))
                .body("version", equalTo(3));
        assertThat(levels.of(sku).available()).isEqualTo(100);
        assertThat(texts("select delta || ' ' || reason || ' ' || by from stock_adjustment where sku = '" + sku
                        + "' and by <> 'catalog'"))
                .isEqualTo(List.of("95 set to 100 admin@carousel.shop"));
    }

    @Test
    void stock_thatIsSet_isInTheAudit_withWhatItWas() throws Exception {
        String sku = product(7);
        admin().body("{\"available\": 9}")
                .put("/api/admin/stock/{sku}", sku)
                .then()
                .statusCode(200);
        String entry = "items.find { it.action == 'PUT /api/admin/stock/" + sku + "' }.";
        admin().get("/api/admin/catalogue/audit")
                .then()
                .statusCode(200)
                .body(entry + "by", equalTo("admin@carousel.shop"))
                .body(entry + "before.available", equalTo(7))
                .body(entry + "after.available", equalTo(9));
    }

    @Test
    void admin_setsWhatIsThere_changesNothing() throws Exception {
        String sku = product(7);
        admin().body("{\"available\": 7}")
                .put("/api/admin/stock/{sku}", sku)
                .then()
                .body("version", equalTo(1));
    }

    @Test
    void admin_adjustsStock_upAndDown() throws Exception {
        String sku = product(7);
        adjust(sku, "{\"delta\": 5, \"reason\": \"a delivery\"}")
                .statusCode(200)
                .body("available", equalTo(12));
        adjust(sku, "{\"delta\": -12, \"reason\": \"broken\"}").statusCode(200).body("available", equalTo(0));
    }

    @Test
    void adjustment_belowZero_isAConflictThatChangesNothing() throws Exception {
        String sku = product(7);
        reserve(sku, 3);
        problem(adjust(sku, "{\"delta\": -5, \"reason\": \"broken\"}"), 409)
                .body("type", containsString("stock-too-low"))
                .body("detail", containsString("4 units"));
        assertThat(level(sku).available()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "422|available|{\"available\": -1}",
                "422|available|{\"available\": 1000000001}",
                "422|available|{\"available\": \"5\"}",
                "422|available|{\"available\": 1.5}",
                "422|available|{\"available\": 99999999999999999999}",
                "422|available|{\"available\": null}",
                "422|available|{}",
                "400|body|[5]",
                "400|body|not json",
                "400|body|\"text\"",
                "400|body|",
            })
    void setting_thatIsNotValid_namesItsField(int status, String field, String body) throws Exception {
        String sku = product(7);
        problem(
                        admin().body(body == null ? "" : body)
                                .put("/api/admin/stock/{sku}", sku)
                                .then(),
                        status)
                .body("errors[0].field", equalTo(field));
        assertThat(level(sku).version()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delta|{\"delta\": 0, \"reason\": \"x\"}",
                "delta|{\"reason\": \"x\"}",
                "delta|{\"delta\": -9223372036854775808, \"reason\": \"x\"}",
                "delta|{\"delta\": 1000000001, \"reason\": \"x\"}",
                "delta|{\"delta\": \"many\", \"reason\": \"x\"}",
                "reason|{\"delta\": 1}",
                "reason|{\"delta\": 1, \"reason\": \"  \"}",
                "reason|{\"delta\": 1, \"reason\": \"a\\u0000b\"}",
                "reason|{\"delta\": 1, \"reason\": \"\\ud800\"}",
            })
    void adjustment_thatIsNotValid_namesItsField(String field, String body) throws Exception {
        String sku = product(7);
        problem(adjust(sku, body), 422).body("errors[0].field", equalTo(field));
        assertThat(level(sku).version()).isEqualTo(1);
    }

    @Test
    void reason_longerThan200Characters_isRefused() throws Exception {
        problem(adjust(product(7), "{\"delta\": 1, \"reason\": \"" + "x".repeat(201) + "\"}"), 422)
                .body("errors[0].field", equalTo("reason"));
    }

    @Test
    void adjustment_aboveTheLimit_isAConflict() throws Exception {
        problem(adjust(product(7), "{\"delta\": 1000000000, \"reason\": \"x\"}"), 409);
    }

    @Test
    void adjustments_areListedPageByPage_theNewestFirst() throws Exception {
        String sku = product(7);
        adjust(sku, "{\"delta\": 5, \"reason\": \"a delivery\"}").statusCode(200);
        adjust(sku, "{\"delta\": -2, \"reason\": \"broken\"}").statusCode(200);
        adjust(product(1), "{\"delta\": 1, \"reason\": \"another product's\"}").statusCode(200);
        String cursor = adjustments(sku, "?size=2")
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("items.delta", contains(-2, 5))
                .body("items.reason", contains("broken", "a delivery"))
                .body("items.by", everyItem(equalTo("admin@carousel.shop")))
                .body("items.at", everyItem(startsWith("20")))
                .extract()
                .path("nextCursor");
        adjustments(sku, "?size=2&cursor=" + cursor)
                .body("items.delta", contains(7))
                .body("items.by", contains("catalog"))
                .body("nextCursor", nullValue());
        adjustments(sku, "").body("items", hasSize(3)).body("nextCursor", nullValue());
    }

    @Test
    void adjustments_thatAreReadSlowly_holdNoConnection() throws Exception {
        String sku = product(7);
        OpenRequests.assertHoldNoConnection(sql, () -> adjustments.findBefore(sku, Long.MAX_VALUE, 1));
    }

    @Test
    void adjustments_ofBadPages_areRefused() throws Exception {
        String sku = product(7);
        adjust(sku, "{\"delta\": 5, \"reason\": \"a delivery\"}").statusCode(200);
        String cursor = adjustments(sku, "?size=1").extract().path("nextCursor");
        problem(adjustments(product(1), "?cursor=" + cursor), 400).body("errors[0].field", equalTo("cursor"));
        problem(adjustments(sku, "?cursor=x"), 400).body("errors[0].field", equalTo("cursor"));
        problem(adjustments(sku, "?size=0"), 400).body("errors[0].field", equalTo("size"));
        problem(adjustments(sku, "?size=many"), 400).body("errors[0].field", equalTo("size"));
        problem(adjustments("NOPE", ""), 404);
    }

    @Test
    void unknownSku_cannotBeStocked() throws Exception {
        problem(admin().body("{\"available\": 1}").put("/api/admin/stock/NOPE").then(), 404);
        problem(adjust("NOPE", "{\"delta\": 1, \"reason\": \"x\"}"), 404);
    }

    @Test
    void stranger_isAskedToSignIn() {
        String sku = product(7);
        problem(
                given().contentType("application/json")
                        .body("{\"available\": 1}")
                        .put("/api/admin/stock/{sku}", sku)
                        .then(),
                401);
    }

    @Test
    void customer_isRefused() throws Exception {
        String sku = product(7);
        problem(
                as("customer")
                        .body("{\"available\": 1}")
                        .put("/api/admin/stock/{sku}", sku)
                        .then(),
                403);
        problem(
                as("customer")
                        .body("{\"delta\": 1}")
                        .post("/api/admin/stock/{sku}/adjustments", sku)
                        .then(),
                403);
        problem(as("customer").get("/api/admin/stock/{sku}/adjustments", sku).then(), 403);
    }

    private static ValidatableResponse adjust(String sku, String body) throws Exception {
        return admin().body(body)
                .post("/api/admin/stock/{sku}/adjustments", sku)
                .then();
    }

    private static ValidatableResponse adjustments(String sku, String query) throws Exception {
        return admin().get("/api/admin/stock/" + sku + "/adjustments" + query).then();
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status) {
        return answer.statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("status", equalTo(status));
    }

    private static RequestSpecification admin() throws Exception {
        return as("admin");
    }

    private static RequestSpecification as(String role) throws Exception {
        return given().contentType("application/json").auth().oauth2(AdminToken.of(role + "@carousel.shop", role));
    }
}
