package shop.carousel.cart.cart;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.cart.CartServiceTest;

@QuarkusTest
class CartPagesTest extends CartServiceTest {

    private static RequestSpecification browser(String cart) {
        return given().accept("text/html").redirects().follow(false).cookie("carousel-cart", cart);
    }

    private static ValidatableResponse page(String cart) {
        return browser(cart).get("/cart").then().statusCode(200);
    }

    @Test
    void page_withoutACart_leadsToTheProducts() {
        given().get("/cart")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Cache-Control", "private, no-store")
                .body(containsString("href=\"/search\""));
        page("AAAAAAAAAAAAAAAAAAAAAA").body(containsString("Nothing here yet"));
        page("no-cart-at-all").body(containsString("Nothing here yet"));
    }

    @Test
    void product_addedTwiceByForm_isInOneNewCart() {
        String lamp = product("12.30", 100);
        String cart = given().accept("text/html")
                .redirects()
                .follow(false)
                .formParam("sku", lamp)
                .formParam("quantity", "2")
                .post("/cart/items")
                .then()
                .statusCode(303)
                .header("Location", "/cart")
                .header(
                        "Set-Cookie",
                        allOf(
                                containsString("HttpOnly"),
                                containsString("SameSite=Lax"),
                                containsString("Path=/"),
                                not(containsString("Secure"))))
                .extract()
                .cookie("carousel-cart");
        browser(cart)
                .formParam("sku", lamp)
                .post("/cart/items")
                .then()
                .statusCode(303)
                .cookie("carousel-cart", cart);
        page(cart)
                .body(containsString("Lamp " + lamp))
                .body(containsString("€36.90"))
                .body(containsString("In stock"))
                .body(containsString("href=\"/checkout\""));
        given().cookie("carousel-cart", cart)
                .get("/cart/badge")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body(containsString("<span class=\"cart-count\">3</span>"));
    }

    @Test
    void badge_ofAnEmptyCart_isEmpty() {
        given().get("/cart/badge")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(equalTo(""));
    }

    @Test
    void product_addedByHtmx_isSaidAndTheCountReloads() {
        given().header("HX-Request", "true")
                .formParam("sku", product("12.30", 100))
                .post("/cart/items")
                .then()
                .statusCode(204)
                .header("Vary", containsString("HX-Request"))
                .header("HX-Trigger", containsString("cart-changed"))
                .header("HX-Trigger", containsString("1 \\u00d7 Lamp"));
    }

    @Test
    void line_changedAndRemovedByForms_showsOnThePage() {
        String cart = newCart();
        String lamp = product("12.30", 3);
        put(cart, lamp, 1);
        browser(cart)
                .formParam("quantity", "4")
                .post("/cart/items/{sku}", lamp)
                .then()
                .statusCode(303)
                .header("Location", "/cart");
        page(cart)
                .body(containsString("Only 3 left"))
                .body(containsString("value=\"4\""))
                .body(not(containsString("href=\"/checkout\"")));
        browser(cart)
                .header("HX-Request", "true")
                .formParam("quantity", "3")
                .post("/cart/items/{sku}", lamp)
                .then()
                .statusCode(200)
                .header("HX-Trigger", "cart-changed")
                .body(containsString("id=\"cart\""))
                .body(containsString("€36.90"));
        browser(cart).post("/cart/items/{sku}/remove", lamp).then().statusCode(303);
        page(cart).body(containsString("Nothing here yet"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10000", "abc", "1.5", "", "99999999999999999999"})
    void quantity_thatIsNone_isShownAtItsFieldAndChangesNothing(String typed) {
        String cart = newCart();
        String lamp = product("12.30", 3);
        put(cart, lamp, 2);
        browser(cart)
                .formParam("quantity", typed)
                .post("/cart/items/{sku}", lamp)
                .then()
                .statusCode(422)
                .body(containsString("aria-invalid=\"true\""))
                .body(containsString("value=\"" + typed + "\""));
        get(cart).body("items[0].quantity", equalTo(2));
    }

    @Test
    void quantity_withMarkup_isEscaped() {
        String cart = newCart();
        String lamp = product("12.30", 3);
        put(cart, lamp, 2);
        browser(cart)
                .formParam("quantity", "\"><script>alert(1)</script>")
                .post("/cart/items/{sku}", lamp)
                .then()
                .statusCode(422)
                .body(not(containsString("<script>alert")));
    }

    @Test
    void product_thatIsNotSold_isA404PageAndMakesNoCart() {
        given().accept("text/html")
                .formParam("sku", "NO-SUCH-SKU")
                .post("/cart/items")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .header("Set-Cookie", (String) null);
        given().accept("text/html").post("/cart/items").then().statusCode(org.hamcrest.Matchers.oneOf(404, 415));
    }

    @Test
    void line_overTheMost_isRefusedWithTheRule() {
        String cart = newCart();
        String lamp = product("12.30", 3);
        put(cart, lamp, 9_990);
        browser(cart)
                .formParam("sku", lamp)
                .formParam("quantity", "10")
                .post("/cart/items")
                .then()
                .statusCode(422)
                .body(containsString("must be at most 9"));
        get(cart).body("items", hasSize(1)).body("items[0].quantity", equalTo(9_990));
    }
}
