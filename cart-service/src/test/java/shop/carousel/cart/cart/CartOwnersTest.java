package shop.carousel.cart.cart;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.cart.CartServiceTest;
import shop.carousel.cart.Tokens;

/** An account's cart is its own: its id alone opens it no longer, and it is found again on every device. */
@QuarkusTest
class CartOwnersTest extends CartServiceTest {

    private String ada = "";
    private String grace = "";

    @BeforeEach
    void twoPeople() {
        ada = Tokens.of(UUID.randomUUID());
        grace = Tokens.of(UUID.randomUUID());
    }

    @Test
    void cart_ofAnAccount_isNobodyElses() {
        String lamp = product("12.30", 100);
        String cart =
                of(ada).post("/api/carts").then().statusCode(201).extract().path("id");
        of(ada).contentType("application/json")
                .body("{\"quantity\":2}")
                .put("/api/carts/" + cart + "/items/" + lamp)
                .then()
                .statusCode(200);
        for (RequestSpecification other : new RequestSpecification[] {given(), of(grace)}) {
            other.get("/api/carts/" + cart).then().statusCode(404);
        }
        put(cart, lamp, 3).then().statusCode(404);
        given().delete("/api/carts/" + cart + "/items/" + lamp).then().statusCode(404);
        given().delete("/api/carts/" + cart).then().statusCode(404);
        of(grace)
                .contentType("application/json")
                .body("{\"from\":\"%s\"}".formatted(cart))
                .post("/api/carts/" + newCart() + "/merge")
                .then()
                .statusCode(404);
        of(ada).get("/api/carts/" + cart).then().statusCode(200).body("items[0].quantity", equalTo(2));
        of(ada).get("/api/carts/current").then().statusCode(200).body("id", equalTo(cart));
        of(grace).get("/api/carts/current").then().statusCode(404);
        given().get("/api/carts/current").then().statusCode(404);
    }

    /** What was put in before signing in stays, beside what the account had. */
    @Test
    void page_afterSignIn_mergesTheGuestsCartIntoTheAccounts_andAnotherDeviceFindsIt() {
        String lamp = product("12.30", 100);
        String vase = product("5.00", 100);
        String first = guestsCart(lamp);
        assertThat(browser(ada, first)
                        .get("/cart")
                        .then()
                        .statusCode(200)
                        .extract()
                        .cookies()
                        .getOrDefault("carousel-cart", first))
                .isEqualTo(first);
        given().get("/api/carts/" + first).then().statusCode(404);
        String second = guestsCart(vase);
        String shown = browser(ada, second)
                .get("/cart")
                .then()
                .statusCode(200)
                .body(containsString("Lamp " + lamp))
                .body(containsString("Lamp " + vase))
                .extract()
                .cookie("carousel-cart");
        assertThat(shown).isEqualTo(first);
        given().cookie("carousel-session", ada)
                .get("/cart")
                .then()
                .statusCode(200)
                .cookie("carousel-cart", first)
                .body(containsString("Lamp " + vase));
        of(ada).get("/api/carts/current").then().body("items", hasSize(2));
        given().cookie("carousel-cart", first)
                .get("/cart")
                .then()
                .statusCode(200)
                .body(not(containsString("Lamp " + vase)));
        browser(grace, first).get("/cart").then().body(not(containsString("Lamp " + vase)));
    }

    @Test
    void page_ofSomebodySignedIn_beginsACartOfTheirs() {
        String lamp = product("12.30", 100);
        String cart = given().redirects()
                .follow(false)
                .cookie("carousel-session", ada)
                .formParam("sku", lamp)
                .post("/cart/items")
                .then()
                .statusCode(303)
                .extract()
                .cookie("carousel-cart");
        given().get("/api/carts/" + cart).then().statusCode(404);
        of(ada).get("/api/carts/" + cart).then().statusCode(200);
    }

    @Test
    void carts_ofAnAccountThatGoes_areRemoved() {
        String cart =
                of(ada).post("/api/carts").then().statusCode(201).extract().path("id");
        String hers =
                of(grace).post("/api/carts").then().statusCode(201).extract().path("id");
        of(ada).delete("/api/carts/current").then().statusCode(204);
        of(ada).get("/api/carts/" + cart).then().statusCode(404);
        of(ada).delete("/api/carts/current").then().statusCode(204);
        given().delete("/api/carts/current").then().statusCode(204);
        of(grace).get("/api/carts/" + hers).then().statusCode(200);
    }

    private static String guestsCart(String sku) {
        String cart = newCart();
        put(cart, sku, 1).then().statusCode(200);
        return cart;
    }

    private static RequestSpecification of(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static RequestSpecification browser(String token, String cart) {
        return given().cookie("carousel-session", token).cookie("carousel-cart", cart);
    }
}
