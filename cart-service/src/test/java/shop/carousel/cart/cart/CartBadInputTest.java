package shop.carousel.cart.cart;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.cart.CartServiceTest;

@QuarkusTest
class CartBadInputTest extends CartServiceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "10000",
                "99999999999",
                "1e400",
                "\"abc\"",
                "\"3\"",
                "\"\"",
                "1.5",
                "1e999999999",
                "1e-999999999",
                "12E3456",
                "2.0",
                "null",
                "true",
                "[1]",
                "{}"
            })
    void quantity_thatIsNone_is422NamingItAndChangesNothing(String quantity) {
        String cart = newCart();
        put(cart, product("1.00", 5), quantity)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("status", equalTo(422))
                .body("errors.field", hasItem("quantity"))
                .body(not(containsString("java")));
        get(cart).body("items", hasSize(0)).body("version", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quantity=1     | 400",
                "{\"quantity\": | 400",
                "[1]            | 400",
                "[]             | 400",
                "null           | 400",
                "7              | 400",
                "\"x\"          | 400",
                "''             | 400",
                "{}             | 422",
            })
    void body_thatIsNoChange_isRefused(String body, int status) {
        String cart = newCart();
        given().contentType("application/json")
                .body(body)
                .put("/api/carts/{cart}/items/{sku}", cart, product("1.00", 5))
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
        get(cart).body("items", hasSize(0));
    }

    /** A document that nests deep costs a stack, a number of many digits its square in time. */
    @Test
    void body_thatIsNestedDeep_orHasAnEndlessNumber_is400() {
        String deep = "{\"quantity\":1,\"pad\":" + "[".repeat(900) + "]".repeat(900) + "}";
        String endless = "{\"quantity\":" + "1".repeat(10_000) + "}";
        String product = product("1.00", 5);
        for (String body : List.of(deep, endless)) {
            given().contentType("application/json")
                    .body(body)
                    .put("/api/carts/{cart}/items/{sku}", newCart(), product)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void body_ofTwoMegabytes_is413() {
        String cart = newCart();
        given().contentType("application/json")
                .body("{\"quantity\":1,\"pad\":\"" + "x".repeat(2 << 20) + "\"}")
                .put("/api/carts/{cart}/items/{sku}", cart, product("1.00", 5))
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @Test
    void body_thatIsNotSaidToBeJson_is415() {
        given().contentType("text/plain")
                .body("{\"quantity\":1}")
                .put("/api/carts/{cart}/items/{sku}", newCart(), product("1.00", 5))
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "AAAAAAAAAAAAAAAAAAAAAA",
                "../etc",
                "ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ",
                "00000000-0000-0000-0000-000000000000"
            })
    void cart_thatIsUnknown_is404OrARefusedPath(String cart) {
        int status = cart.contains("/") ? 400 : 404;
        String lamp = product("1.00", 5);
        get(cart).statusCode(status).contentType("application/problem+json");
        put(cart, lamp, 1).then().statusCode(status).contentType("application/problem+json");
        given().delete("/api/carts/{cart}", cart).then().statusCode(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO-SUCH-SKU", ".hidden", "a b", "a'b", "ÄÖ", "<script>"})
    void sku_thatIsNotSold_is404(String sku) {
        String cart = newCart();
        put(cart, sku, 1).then().statusCode(404).contentType("application/problem+json");
        get(cart).body("items", hasSize(0));
    }

    @Test
    void sku_thatIsOverlong_is404() {
        put(newCart(), "S".repeat(65), 1).then().statusCode(404);
        put(newCart(), "S".repeat(3_000), 1).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1", "one", "\"1\" \"2\""})
    void ifMatch_thatIsNoTag_is400NamingIt(String header) {
        given().contentType("application/json")
                .header("If-Match", header)
                .body("{\"quantity\":2}")
                .put("/api/carts/{cart}/items/{sku}", newCart(), product("1.00", 5))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("If-Match"));
    }

    @Test
    void change_fromAnotherSite_is403() {
        given().header("Sec-Fetch-Site", "cross-site").post("/api/carts").then().statusCode(403);
        given().header("Origin", "https://evil.example")
                .formParam("sku", product("1.00", 5))
                .post("/cart/items")
                .then()
                .statusCode(403);
    }

    @Test
    void method_thatThePathHasNot_is405() {
        given().patch("/api/carts/{cart}", newCart()).then().statusCode(405).contentType("application/problem+json");
    }
}
