package shop.carousel.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.filter.cookie.CookieFilter;
import io.restassured.http.Cookies;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.testing.RealServers;

/** The pages as a browser without script sees them. */
@QuarkusTest
class PagesTest extends OrderServiceTest {

    @Test
    void checkout_withCart_ordersOnceAndGoesToTheOrdersPage() {
        String cart = shop.fillCart(shop.sell("10.00", 5), shop.sell("2.50", 5));
        String page = checkout(cart);
        assertThat(page).contains("€12.50");
        Map<String, String> form = filled(page);
        Response placed = submit(cart, form);
        placed.then()
                .statusCode(303)
                .header("Location", matchesPattern("/orders/[0-9a-f-]{36}\\?token=.{43}"))
                .header("Set-Cookie", allOf(containsString("carousel-orders="), containsString("HttpOnly")));
        assertThat(submit(cart, form).header("Location")).isEqualTo(placed.header("Location"));
        browser()
                .get(placed.header("Location"))
                .then()
                .statusCode(200)
                .body(containsString("data-step=\"PLACED\""), containsString("data-events=\"/api/orders/"));
        browser()
                .cookies(new Cookies(placed.detailedCookies().asList()))
                .get("/orders")
                .then()
                .statusCode(200)
                .body(containsString("€12.50"));
    }

    @Test
    void checkout_badFields_showsThemWithValuesButNeverTheCard() {
        String cart = shop.fillCart(shop.sell("10.00", 5));
        Map<String, String> form = filled(checkout(cart));
        form.put("email", "\"><script>alert(1)</script>");
        form.put("city", "");
        form.put("cvc", "98");
        submit(cart, form)
                .then()
                .statusCode(422)
                .contentType("text/html")
                .body(containsString("id=\"email-error\""))
                .body(containsString("id=\"city-error\""))
                .body(containsString("id=\"cvc-error\""))
                .body(containsString("value=\"12 Mill Lane\""))
                .body(not(containsString("<script>alert")))
                .body(not(containsString("value=\"4242")))
                .body(not(containsString("value=\"98\"")))
                .body(containsString("value=\"" + form.get("key") + "\""));
    }

    @Test
    void checkout_priceHasChanged_saysSoAndShowsTheFormAgain() {
        String sku = shop.sell("10.00", 5);
        String cart = shop.fillCart(sku);
        Map<String, String> form = filled(checkout(cart));
        shop.offer(sku, "11.00", 5);
        submit(cart, form).then().statusCode(409).body(containsString("Prices have changed"));
    }

    @Test
    void checkout_cartEmptyOrUnknownOrAway_isAPageAllTheSame() {
        browser().get("/checkout").then().statusCode(200).body(containsString("Your cart is empty"));
        browser()
                .cookie("carousel-cart", "no-such-cart")
                .get("/checkout")
                .then()
                .statusCode(200)
                .body(containsString("Your cart is empty"));
        String cart = shop.fillCart(shop.sell("1.00", 5));
        shop.closeCart();
        try {
            browser()
                    .cookie("carousel-cart", cart)
                    .get("/checkout")
                    .then()
                    .statusCode(200)
                    .body(containsString("Your cart is not available"));
        } finally {
            shop.openCart();
        }
    }

    /** P1: the form in two tabs, each with a key of its own. */
    @Test
    void checkout_sentFromTwoTabs_secondIsShownTheFirstOrder() {
        String cart = shop.fillCart(shop.sell("10.00", 5));
        Map<String, String> first = filled(checkout(cart));
        Map<String, String> second = filled(checkout(cart));
        String order = pathOf(submit(cart, first));
        submit(cart, second)
                .then()
                .statusCode(409)
                .body(containsString("You have just ordered this"))
                .body(containsString("href=\"" + order + "\""))
                .body(not(containsString("token=")))
                .body(not(containsString("<form class=\"form\"")));
    }

    /** P2: Back while the payment is slow. One more order takes a step of its own. */
    @Test
    void checkout_openedAgainAfterOrdering_showsTheOrderAndOrdersAgainOnlyOnPurpose() {
        String cart = shop.fillCart(shop.sell("10.00", 1));
        Map<String, String> form = filled(checkout(cart));
        form.put("cardNumber", SLOW_CARD);
        String order = pathOf(submit(cart, form));
        String page = checkout(cart);
        assertThat(page.contains("You have just ordered this") && page.contains("href=\"" + order + "\""))
                .as(page)
                .isTrue();
        Matcher again = Pattern.compile("href=\"(/checkout\\?again=[^\"]+)\"").matcher(page);
        assertThat(again.find()).as(page).isTrue();
        String form2 = browser()
                .cookie("carousel-cart", cart)
                .urlEncodingEnabled(false)
                .get(again.group(1))
                .then()
                .statusCode(200)
                .body(containsString("once more"))
                .extract()
                .asString();
        Map<String, String> onPurpose = filled(form2);
        String other = pathOf(submit(cart, onPurpose));
        assertThat(other).isNotEqualTo(order);
        onPurpose.put("key", "another-key");
        submit(cart, onPurpose).then().statusCode(409).body(containsString(other));
    }

    /** P3: what an account ordered is nobody's who uses the browser next. */
    @Test
    void browser_afterSignOut_opensNothingOfTheAccount() {
        CookieFilter jar = new CookieFilter();
        String cart = shop.fillCart(shop.sell("10.00", 5));
        signUp(jar);
        Map<String, String> form =
                filled(with(jar).cookie("carousel-cart", cart).get("/checkout").asString());
        String order =
                pathOf(with(jar).cookie("carousel-cart", cart).formParams(form).post("/checkout"));
        with(jar).get(order).then().statusCode(200);
        Response out = with(jar).post("/sign-out");
        for (String cookie : List.of("carousel-session", "carousel-cart", "carousel-orders")) {
            assertThat(out.detailedCookie(cookie).getMaxAge()).as(cookie).isEqualTo(0);
        }
        with(jar).get("/orders").then().statusCode(200).body(containsString("No orders yet"));
        with(jar).get(order).then().statusCode(404);
        signUp(jar);
        with(jar).get("/orders").then().statusCode(200).body(containsString("No orders yet"));
        with(jar).get(order).then().statusCode(404);
        with(jar).post(order + "/cancel").then().statusCode(404);
    }

    /** A browser of an earlier version still has a cookie with the token of an account's order. */
    @Test
    void cookie_withTheTokenOfAnAccountsOrder_doesNotOpenIt() {
        CookieFilter jar = new CookieFilter();
        signUp(jar);
        JsonPath placed = given().filter(jar)
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body(shop.sell("1.00", 5), 1, GOOD_CARD))
                .post("/api/orders")
                .jsonPath();
        String cookie = placed.getString("id") + "." + placed.getString("token");
        browser()
                .cookie("carousel-orders", cookie)
                .get("/orders/" + placed.getString("id"))
                .then()
                .statusCode(404);
        browser()
                .cookie("carousel-orders", cookie)
                .get("/orders")
                .then()
                .body(not(containsString(placed.getString("number"))));
    }

    @Test
    void checkout_inAnotherLanguage_namesCountriesInIt() {
        String cart = shop.fillCart(shop.sell("1.00", 5));
        browser()
                .cookie("carousel-cart", cart)
                .header("Accept-Language", "de-AT,de;q=0.9,en;q=0.5")
                .get("/checkout")
                .then()
                .body(containsString("<option value=\"AT\">Österreich</option>"));
    }

    @Test
    void order_onItsPage_isInTheTitle() {
        Placed order = place(GOOD_CARD);
        String number = read(order).getString("number");
        browser()
                .get("/orders/" + order.id() + "?token=" + order.token())
                .then()
                .body(containsString("<title>Order " + number));
    }

    private static RequestSpecification with(CookieFilter jar) {
        return browser().redirects().follow(false).filter(jar);
    }

    private static void signUp(CookieFilter jar) {
        with(jar)
                .formParams(
                        Map.of("email", UUID.randomUUID() + "@example.org", "password", "a good password", "name", "A"))
                .post("/sign-in/new")
                .then()
                .statusCode(303);
    }

    private static String pathOf(Response placed) {
        placed.then().statusCode(303);
        return URI.create(placed.header("Location")).getPath();
    }

    @Test
    void order_cancelledOnItsPage_isShownCancelled() {
        Placed order = place(GOOD_CARD);
        String location = browser()
                .redirects()
                .follow(false)
                .post("/orders/" + order.id() + "/cancel?token=" + order.token())
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        browser()
                .get(location)
                .then()
                .statusCode(200)
                .body(containsString("Your order is cancelled."))
                .body(not(containsString("data-events")))
                .body(not(containsString("Cancel this order")));
        browser().get("/orders/" + order.id()).then().statusCode(404).contentType("text/html");
    }

    @Test
    void orders_ofNobody_isAPage() {
        browser().get("/orders").then().statusCode(200).body(containsString("No orders yet"));
    }

    @Test
    void signIn_withThePage_setsTheSessionAndSignOutTakesItAway() {
        browser().get("/sign-in").then().statusCode(200).body(containsString("I have an account"));
        browser()
                .formParams(Map.of("email", "admin@carousel.shop", "password", "wrong"))
                .post("/sign-in")
                .then()
                .statusCode(401)
                .body(containsString("You are not signed in"));
        String session = browser()
                .redirects()
                .follow(false)
                .formParams(Map.of("email", "admin@carousel.shop", "password", RealServers.ADMIN_PASSWORD))
                .post("/sign-in")
                .then()
                .statusCode(303)
                .extract()
                .cookie("carousel-session");
        browser()
                .cookie("carousel-session", session)
                .get("/sign-in")
                .then()
                .statusCode(200)
                .body(containsString("admin@carousel.shop"));
        browser()
                .redirects()
                .follow(false)
                .post("/sign-out")
                .then()
                .statusCode(303)
                .header("Set-Cookie", containsString("Max-Age=0"));
    }

    @Test
    void registration_withThePage_namesWhatIsWrong() {
        browser()
                .formParams(Map.of("email", "nobody", "password", "x", "name", ""))
                .post("/sign-in/new")
                .then()
                .statusCode(422)
                .body(containsString("new-email-error"), containsString("new-password-error"));
    }

    private static RequestSpecification browser() {
        return given().accept("text/html");
    }

    private static String checkout(String cart) {
        return browser()
                .cookie("carousel-cart", cart)
                .get("/checkout")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static Response submit(String cart, Map<String, String> form) {
        return browser()
                .redirects()
                .follow(false)
                .cookie("carousel-cart", cart)
                .formParams(form)
                .post("/checkout");
    }

    /** The form's fields, with what the demo button fills in. */
    private static Map<String, String> filled(String page) {
        Map<String, String> form = new HashMap<>();
        Matcher fields = Pattern.compile("<input[^>]* name=\"(\\w+)\"[^>]*>").matcher(page);
        while (fields.find()) {
            Matcher demo = Pattern.compile("data-demo=\"([^\"]*)\"").matcher(fields.group());
            Matcher value = Pattern.compile(" value=\"([^\"]*)\"").matcher(fields.group());
            form.put(fields.group(1), demo.find() ? demo.group(1) : value.find() ? value.group(1) : "");
        }
        Matcher countries = Pattern.compile("<select[^>]* name=\"country\"[^>]* data-demo=\"([A-Z]{2})\"")
                .matcher(page);
        if (countries.find()) {
            form.put("country", countries.group(1));
        }
        form.remove("q");
        return form;
    }
}
