package shop.carousel.order.addressbook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.order.OrderServiceTest;

/** Addresses are kept for their owner alone, and fill the checkout's form. */
@QuarkusTest
class AddressBookTest extends OrderServiceTest {

    private static final String ADDRESS = """
            {"name":"Ada Lovelace","line1":"%s","postalCode":"2611 AB","city":"Delft","country":"NL","default":%s}""";

    @Inject
    AddressBookConfig config;

    private String token = "";

    @BeforeEach
    void anotherCustomer() {
        token = register();
    }

    @Test
    void address_isAddedChangedPreferredAndDeleted() {
        String first = added("1 Mill Lane", false);
        String second = added("2 Mill Lane", false);
        list().body("items.line1", equalTo(List.of("1 Mill Lane", "2 Mill Lane")))
                .body("items.default", equalTo(List.of(true, false)));
        change(second, ADDRESS.formatted("3 Mill Lane", true))
                .then()
                .statusCode(200)
                .body("line1", equalTo("3 Mill Lane"));
        list().body("items.line1", equalTo(List.of("3 Mill Lane", "1 Mill Lane")))
                .body("items.default", equalTo(List.of(true, false)));
        bearer(token).delete("/api/account/addresses/" + second).then().statusCode(204);
        list().body("items", hasSize(1)).body("items[0].id", equalTo(first)).body("items[0].default", equalTo(true));
        bearer(token).delete("/api/account/addresses/" + second).then().statusCode(404);
    }

    @Test
    void address_isItsOwnersAlone() {
        String id = added("1 Mill Lane", false);
        String path = "/api/account/addresses/" + id;
        String stranger = register();
        bearer(stranger).get(path).then().statusCode(404);
        bearer(stranger)
                .contentType("application/json")
                .body(ADDRESS.formatted("9 Mill Lane", true))
                .put(path)
                .then()
                .statusCode(404);
        bearer(stranger).delete(path).then().statusCode(404);
        browser(stranger).get("/account/addresses/" + id).then().statusCode(404);
        browser(stranger).post("/account/addresses/" + id + "/delete").then().statusCode(404);
        browser(stranger).post("/account/addresses/" + id + "/default").then().statusCode(404);
        given().get(path).then().statusCode(401);
        bearer(token).get(path).then().statusCode(200).body("line1", equalTo("1 Mill Lane"));
    }

    @Test
    void address_thatIsWrong_namesEveryField() {
        add("{\"postalCode\":\"x\",\"country\":\"NL\",\"default\":7}")
                .then()
                .statusCode(422)
                .body("errors.field", hasItems("name", "line1", "city", "postalCode", "default"));
        add("[]").then().statusCode(400);
        bearer(token).get("/api/account/addresses/none").then().statusCode(404);
    }

    /** However many are added at once. */
    @Test
    void book_thatIsFull_takesNoMore() throws Exception {
        List<Callable<Integer>> adding = new ArrayList<>(
                Collections.nCopies(config.addresses() + 4, () -> add(ADDRESS.formatted("1 Mill Lane", true))
                        .statusCode()));
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(adding)) {
                answers.add(answer.get());
            }
        }
        assertThat(Collections.frequency(answers, 201)).as(answers.toString()).isEqualTo(config.addresses());
        assertThat(Collections.frequency(answers, 409)).as(answers.toString()).isEqualTo(4);
        list().body("items.findAll { it.default }", hasSize(1));
        browser(token).get("/account/addresses").then().body(containsString("which is the maximum"));
        browser(token)
                .formParam("name", "Ada")
                .formParam("line1", "21 Mill Lane")
                .formParam("postalCode", "2611 AB")
                .formParam("city", "Delft")
                .formParam("country", "NL")
                .post("/account/addresses/new")
                .then()
                .statusCode(409)
                .body(containsString("at most " + config.addresses()))
                .body(containsString("value=\"21 Mill Lane\""));
    }

    @Test
    void page_keepsWhatWasTyped_andSaysWhatIsWrongBesideIt() {
        browser(token)
                .formParam("name", "Ada <b>")
                .formParam("line1", "1 Mill Lane")
                .formParam("postalCode", "nothing")
                .formParam("country", "NL")
                .post("/account/addresses/new")
                .then()
                .statusCode(422)
                .body(containsString("value=\"Ada &lt;b&gt;\""))
                .body(containsString("id=\"postalCode-error\""))
                .body(containsString("id=\"city-error\""))
                .body(not(containsString("id=\"line1-error\"")));
        browser(token).get("/account/addresses").then().body(containsString("No address yet"));
    }

    @Test
    void pages_addChangePreferAndDelete() {
        String first = added("1 Mill Lane", false);
        String second = added("2 Mill Lane", false);
        browser(token)
                .get("/account/addresses/" + second)
                .then()
                .statusCode(200)
                .body(containsString("value=\"2 Mill Lane\""));
        browser(token).post("/account/addresses/" + second + "/default").then().statusCode(303);
        list().body("items[0].id", equalTo(second));
        browser(token)
                .formParam("name", "Ada")
                .formParam("line1", "3 Mill Lane")
                .formParam("postalCode", "2611 AB")
                .formParam("city", "Delft")
                .formParam("country", "NL")
                .post("/account/addresses/" + second)
                .then()
                .statusCode(303);
        browser(token).post("/account/addresses/" + first + "/delete").then().statusCode(303);
        list().body("items", hasSize(1)).body("items[0].line1", equalTo("3 Mill Lane"));
    }

    @Test
    void guests_areSentToSignIn() {
        for (String path : List.of("/account/addresses", "/account/addresses/new", "/account/profile")) {
            Response answer = given().redirects().follow(false).get(path);
            answer.then().statusCode(303);
            assertThat(answer.header("Location")).as(path).endsWith("/sign-in");
        }
    }

    /** The default one is there unasked, and another with one click, beside what was typed. */
    @Test
    void checkout_isFilledWithTheDefaultAddress_orWithAnotherByOneClick() {
        added("1 Mill Lane", false);
        String other = added("2 Side Street", false);
        String cart = shop.fillCart(shop.sell("10.00", 5));
        browser(token)
                .cookie("carousel-cart", cart)
                .get("/checkout")
                .then()
                .statusCode(200)
                .body(containsString("name=\"line1\""))
                .body(containsString("value=\"1 Mill Lane\""))
                .body(containsString("name=\"useAddress\" value=\"" + other + "\""));
        browser(token)
                .cookie("carousel-cart", cart)
                .formParam("email", "other@example.org")
                .formParam("useAddress", other)
                .post("/checkout")
                .then()
                .statusCode(200)
                .body(containsString("value=\"2 Side Street\""))
                .body(containsString("value=\"other@example.org\""))
                .body(not(containsString("error-summary")));
        browser(register())
                .cookie("carousel-cart", cart)
                .formParam("useAddress", other)
                .post("/checkout")
                .then()
                .statusCode(200)
                .body(not(containsString("2 Side Street")));
    }

    /** A token says what was so when it was signed. */
    @Test
    void name_thatWasChanged_isShownAtOnce() {
        bearer(token)
                .contentType("application/json")
                .body("{\"name\":\" Grace \"}")
                .put("/api/account")
                .then()
                .statusCode(200)
                .body("name", equalTo("Grace"));
        browser(token).get("/account").then().body(containsString("Grace"));
        browser(token).formParam("name", "Hedy").post("/account/profile").then().statusCode(303);
        bearer(token).get("/api/account").then().body("name", equalTo("Hedy")).body("role", equalTo("customer"));
        browser(token)
                .formParam("name", "")
                .post("/account/profile")
                .then()
                .statusCode(422)
                .body(containsString("id=\"name-error\""));
        bearer(token)
                .contentType("application/json")
                .body("{\"name\":\"\"}")
                .put("/api/account")
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("name")));
    }

    private ValidatableResponse list() {
        return bearer(token).get("/api/account/addresses").then().statusCode(200);
    }

    private String added(String street, boolean preferred) {
        return add(ADDRESS.formatted(street, preferred))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response add(String body) {
        return bearer(token).contentType("application/json").body(body).post("/api/account/addresses");
    }

    private Response change(String id, String body) {
        return bearer(token).contentType("application/json").body(body).put("/api/account/addresses/" + id);
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static RequestSpecification browser(String token) {
        return given().redirects().follow(false).cookie("carousel-session", token);
    }

    private static String register() {
        return given().contentType("application/json")
                .body("{\"email\":\"ada-%s@example.org\",\"password\":\"a good password\",\"name\":\"Ada\"}"
                        .formatted(UUID.randomUUID()))
                .post("/api/accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }
}
