package shop.carousel.cart.cart;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import shop.carousel.cart.CartServiceTest;

@QuarkusTest
class CartResourceTest extends CartServiceTest {

    @Inject
    DataSource database;

    @Test
    void cart_created_isEmptyAndHasALocation() {
        String id = given().post("/api/carts")
                .then()
                .statusCode(201)
                .body("items", hasSize(0))
                .body("total.amount", equalTo("0.00"))
                .body("total.currency", equalTo("EUR"))
                .body("version", equalTo(1))
                .header("ETag", "\"1\"")
                .header("Location", matchesRegex("/api/carts/[A-Za-z0-9_-]{22}"))
                .extract()
                .path("id");
        get(id).statusCode(200).body("id", equalTo(id)).header("Cache-Control", "private, no-store");
        assertThat(newCart()).isNotEqualTo(id);
    }

    @Test
    void line_put_isPricedAndCountedInTheTotal() {
        String cart = newCart();
        String lamp = product("12.30", 7);
        put(cart, product("0.05", 100), 2).then().statusCode(200);
        put(cart, lamp, 3)
                .then()
                .statusCode(200)
                .body("version", equalTo(3))
                .body("items[1].sku", equalTo(lamp))
                .body("items[1].name", equalTo("Lamp " + lamp))
                .body("items[1].quantity", equalTo(3))
                .body("items[1].unitPrice.amount", equalTo("12.30"))
                .body("items[1].lineTotal.amount", equalTo("36.90"))
                .body("items[1].available", equalTo(7))
                .body("items[1].status", equalTo("AVAILABLE"))
                .body("total.amount", equalTo("37.00"))
                .body("complete", equalTo(true))
                .header("ETag", "\"3\"");
        get(cart).statusCode(200).body("version", equalTo(3)).body("total.amount", equalTo("37.00"));
    }

    @Test
    void line_putAgain_hasTheNewQuantityAndItsPlace() {
        String cart = newCart();
        String first = product("1.00", 5);
        put(cart, first, 1);
        put(cart, product("1.00", 5), 1);
        put(cart, first, 9_999)
                .then()
                .body("items[0].sku", equalTo(first))
                .body("items[0].quantity", equalTo(9_999))
                .body("items[0].status", equalTo("SHORT"));
    }

    @Test
    void line_removedTwice_isGoneAndFine() {
        String cart = newCart();
        String lamp = product("1.00", 5);
        put(cart, lamp, 1);
        for (int time = 0; time < 2; time++) {
            given().delete("/api/carts/{cart}/items/{sku}", cart, lamp)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
        }
    }

    @Test
    void cart_deleted_isUnknown() {
        String cart = newCart();
        get(cart).statusCode(200);
        given().delete("/api/carts/{cart}", cart).then().statusCode(204);
        get(cart).statusCode(404).contentType("application/problem+json").body("status", equalTo(404));
        given().delete("/api/carts/{cart}", cart).then().statusCode(404);
        put(cart, product("1.00", 5), 1).then().statusCode(404);
    }

    @Test
    void change_ofAnOldVersion_is412WithThePresentETag() {
        String cart = newCart();
        String lamp = product("1.00", 5);
        put(cart, lamp, 1);
        given().contentType("application/json")
                .header("If-Match", "\"1\"")
                .body("{\"quantity\":2}")
                .put("/api/carts/{cart}/items/{sku}", cart, lamp)
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .header("ETag", "\"2\"");
        given().header("If-Match", "\"1\"")
                .delete("/api/carts/{cart}", cart)
                .then()
                .statusCode(412);
        given().header("If-Match", "\"2\"")
                .delete("/api/carts/{cart}/items/{sku}", cart, lamp)
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"");
    }

    @Test
    void merge_ofAnotherCart_addsUpToTheMostAndEmptiesIt() {
        String into = newCart();
        String from = newCart();
        String both = product("1.00", 5);
        String other = product("2.00", 5);
        put(into, both, 9_000);
        put(from, both, 2_000);
        put(from, other, 3);
        for (int time = 0; time < 2; time++) {
            merge(into, "\"" + from + "\"")
                    .then()
                    .statusCode(200)
                    .body("items.find { it.sku == '" + both + "' }.quantity", equalTo(9_999))
                    .body("items.find { it.sku == '" + other + "' }.quantity", equalTo(3));
        }
        get(from).statusCode(200).body("items", hasSize(0));
    }

    @Test
    void merge_ofWhatIsNoOtherCart_isRefused() {
        String cart = newCart();
        merge(cart, "\"" + cart + "\"").then().statusCode(422).body("errors[0].field", equalTo("from"));
        merge(cart, "\"AAAAAAAAAAAAAAAAAAAAAA\"").then().statusCode(404).body("errors[0].field", equalTo("from"));
        merge(cart, "null").then().statusCode(422).body("errors[0].field", equalTo("from"));
        merge(cart, "7").then().statusCode(422).body("errors[0].field", equalTo("from"));
        merge("AAAAAAAAAAAAAAAAAAAAAA", "\"" + cart + "\"").then().statusCode(404);
    }

    private static io.restassured.response.Response merge(String into, String from) {
        return given().contentType("application/json")
                .body("{\"from\":" + from + "}")
                .post("/api/carts/{cart}/merge", into);
    }

    @Test
    void cart_of1500Lines_isPricedAndTakesNoMore() throws SQLException {
        String cart = newCart();
        for (int i = 0; i < 1_500; i++) {
            catalog.sell("FULL-" + i, "1.00", 5);
        }
        fill(cart, 1_500);
        String lamp = product("1.00", 5);
        int asked = catalog.requests();
        put(cart, "FULL-7", 2).then().statusCode(200).body("total.amount", equalTo("1501.00"));
        assertThat(catalog.requests() - asked)
                .as("one for the SKU, 15 for the products and 15 for their stock")
                .isEqualTo(31);
        put(cart, lamp, 1)
                .then()
                .statusCode(422)
                .body("type", endsWith("cart-full"))
                .body("errors.field", hasItem("sku"));
        get(cart).body("items", hasSize(1_500));
        assertThat(catalog.requests() - asked)
                .as("nothing but the refused SKU was asked again")
                .isEqualTo(32);
    }

    @Test
    void merge_beyond1500Lines_isRefusedAndChangesNothing() throws SQLException {
        String into = newCart();
        String from = newCart();
        fill(into, 1_500);
        put(from, product("1.00", 5), 4);
        merge(into, "\"" + from + "\"").then().statusCode(422).body("errors.field", hasItem("from"));
        get(from).body("items[0].quantity", equalTo(4)).body("version", equalTo(2));
    }

    private void fill(String cart, int lines) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement insert = connection.createStatement()) {
            insert.executeUpdate("insert into cart_line (cart_id, sku, quantity) select '" + cart
                    + "', 'FULL-' || i, 1 from generate_series(0, " + (lines - 1) + ") i");
        }
    }

    @Test
    void product_thatTheCatalogDropped_isShownAsGone() throws SQLException {
        String cart = newCart();
        try (Connection connection = database.getConnection();
                Statement insert = connection.createStatement()) {
            insert.executeUpdate(
                    "insert into cart_line (cart_id, sku, quantity) values ('" + cart + "', 'DROPPED', 2)");
        }
        get(cart)
                .statusCode(200)
                .body("items[0].status", equalTo("GONE"))
                .body("items[0].name", nullValue())
                .body("items[0].unitPrice", nullValue())
                .body("items[0].available", equalTo(0))
                .body("total.amount", equalTo("0.00"))
                .body("complete", equalTo(false));
    }

    @Test
    void product_thatIsSoldNoMore_isRefused_andShownByItsName() throws SQLException {
        String cart = newCart();
        catalog.offSale("OFF-SALE");
        put(cart, "OFF-SALE", 1)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("https://carousel.shop/problems/off-sale"))
                .body("detail", equalTo("Lamp OFF-SALE is no longer sold."))
                .body("errors[0].field", equalTo("sku"));
        given().cookie("carousel-cart", cart)
                .header("Accept", "text/html")
                .formParam("sku", "OFF-SALE")
                .post("/cart/items")
                .then()
                .statusCode(409)
                .body(containsString("is no longer sold"));
        String kept = newCart(); // from when it was sold
        try (Connection connection = database.getConnection();
                Statement insert = connection.createStatement()) {
            insert.executeUpdate(
                    "insert into cart_line (cart_id, sku, quantity) values ('" + kept + "', 'OFF-SALE', 2)");
        }
        get(kept)
                .statusCode(200)
                .body("items[0].status", equalTo("GONE"))
                .body("items[0].name", equalTo("Lamp OFF-SALE"))
                .body("items[0].available", equalTo(0))
                .body("items[0].lineTotal", nullValue())
                .body("total.amount", equalTo("0.00"))
                .body("complete", equalTo(false));
        given().cookie("carousel-cart", kept)
                .header("Accept", "text/html")
                .get("/cart")
                .then()
                .body(containsString("No longer sold"))
                .body(not(containsString("href=\"/checkout\"")));
        given().delete("/api/carts/{cart}/items/{sku}", kept, "OFF-SALE")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void openapi_ofTheService_hasTheCartTable() {
        given().get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/api/carts/{id}/items/{sku}"))
                .body(containsString("/api/carts/{id}/merge"));
    }
}
