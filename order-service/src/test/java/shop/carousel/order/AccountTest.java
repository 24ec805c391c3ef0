package shop.carousel.order;

import static io.restassured.RestAssured.given;
import static io.restassured.matcher.RestAssuredMatchers.detailedCookie;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.kit.jdbc.Sql;

/** Who may sign in, and what they see then. */
@QuarkusTest
class AccountTest extends OrderServiceTest {

    @Inject
    Sql sql;

    @Test
    void administrator_signsIn_withTokenAndCookie() {
        signIn("Admin@Carousel.shop", RealServers.ADMIN_PASSWORD)
                .then()
                .statusCode(200)
                .body("token.size()", org.hamcrest.Matchers.greaterThan(100))
                .cookie("carousel-session", detailedCookie().httpOnly(true).sameSite("Lax"));
    }

    @ParameterizedTest
    @CsvSource({"admin@carousel.shop, wrong", "nobody@carousel.shop, wrong"})
    void signIn_wrongPasswordOrUnknown_isTheSame401(String email, String password) {
        signIn(email, password)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("detail", equalTo("There is no account with this e-mail and password."));
    }

    @Test
    void signIn_guessing_isSlowedDown() {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            answers.add(signIn("guessed@example.org", "guess" + i).statusCode());
        }
        assertThat(answers.getFirst()).isEqualTo(401);
        assertThat(answers.getLast()).isEqualTo(429);
        signIn("guessed@example.org", "x").then().header("Retry-After", org.hamcrest.Matchers.notNullValue());
    }

    @Test
    void signIn_fieldsMissing_areNamed() {
        given().contentType("application/json")
                .body("{}")
                .post("/api/sessions")
                .then()
                .statusCode(422)
                .body("errors.field", hasItems("email", "password"));
        given().contentType("application/json").post("/api/sessions").then().statusCode(400);
    }

    /** What generators of clients name their types by, with the bounds that bodies are checked by. */
    @Test
    void bodies_areDescribedWithTheirBounds() {
        given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("components.schemas.SessionRequest.properties.password.maxLength", equalTo(256))
                .body("components.schemas", hasKey("AccountRequest"));
    }

    @Test
    void customer_registersAndOrders_seesOwnOrdersPageByPage() {
        String token = register(email());
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            placed.addFirst(placeAs(token));
        }
        place(GOOD_CARD);
        var first = mine(token, "size=2")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .extract()
                .jsonPath();
        var second = mine(token, "size=2&cursor=" + first.getString("nextCursor"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .jsonPath();
        List<String> seen = new ArrayList<>(first.getList("items.id"));
        seen.addAll(second.getList("items.id"));
        assertThat(seen).isEqualTo(placed);
        assertThat(second.getString("nextCursor")).isNull();
        given().header("Authorization", "Bearer " + token)
                .get("/api/orders/" + placed.getFirst())
                .then()
                .statusCode(200);
        given().cookie("carousel-session", token)
                .get("/api/orders/" + placed.getFirst())
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer " + register(email()))
                .get("/api/orders/" + placed.getFirst())
                .then()
                .statusCode(404);
    }

    /** The answer tells nobody who has an account; the second one sees nothing of the first. */
    @Test
    void address_registeredTwice_isAnsweredAlike_andIsTwoAccounts() {
        String email = email();
        String first = register(email);
        String order = placeAs(first);
        String second = registration(email.toUpperCase(java.util.Locale.ROOT), "another password", "Ada")
                .then()
                .statusCode(201)
                .body("email", equalTo(email))
                .extract()
                .path("token");
        mine(first, "size=20").then().body("items.id", equalTo(List.of(order)));
        mine(second, "size=20").then().body("items", hasSize(0));
        signIn(email, "another password").then().statusCode(200);
    }

    /** The list is of a library; name and address are the person's own. */
    @ParameterizedTest
    @ValueSource(strings = {"password1", "Baseball1", "1234567890", "Lovelace-1815", "example.org", "love.lace9"})
    void password_thatManyTakeOrThatIsMadeOfThePerson_isNamed(String password) {
        registration("ada.lovelace-" + UUID.randomUUID() + "@example.org", password, "Ada Love-Lace")
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("password")));
    }

    @Test
    void registration_bad_namesEveryField() {
        registration("nobody", "short", "")
                .then()
                .statusCode(422)
                .body("errors.field", hasItems("email", "password", "name"));
    }

    /** What the address is found by is one spelling, whatever was typed. */
    @Test
    void address_inAnySpelling_isOneAccount() {
        String name = UUID.randomUUID().toString();
        registration(name + "@MÜLLER.example\u00A0", "a good password", "Ada")
                .then()
                .statusCode(201);
        for (String typed :
                List.of("%s@müller.example", "\u200B%s@mu\u0308ller.example", "%s@xn--mller-kva.EXAMPLE ")) {
            signIn(typed.formatted(name), "a good password").then().statusCode(200);
        }
    }

    /** Accounts of earlier versions: with the domain as it was typed, or with an invisible character. */
    @ParameterizedTest
    @ValueSource(strings = {"%s@müller.example", "%s@example.org\u00A0"})
    void account_ofAnEarlierVersion_signsIn(String spelling) {
        String now = email();
        register(now);
        String kept = spelling.formatted(UUID.randomUUID());
        sql.update("update account set email = ? where email = ?", kept, now);
        signIn(kept, "a good password").then().statusCode(200);
    }

    @Test
    void password_composedOrNot_isTheSame() {
        String email = email();
        registration(email, "pässword-12", "Ada").then().statusCode(201);
        signIn(email, "pa\u0308ssword-12").then().statusCode(200);
        signIn(email, "password-12").then().statusCode(401);
    }

    /** Of an earlier version, which hashed what was typed. */
    @Test
    void password_hashedAsItWasTyped_stillOpens() {
        String email = email();
        String typed = "pa\u0308ssword-12";
        register(email);
        String hash = Argon2Function.getInstance(19456, 2, 1, 32, Argon2.ID)
                .hash(typed.getBytes(java.nio.charset.StandardCharsets.UTF_8), new byte[16])
                .getResult();
        sql.update("update account set password_hash = ? where email = ?", hash, email);
        signIn(email, typed).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\\u0000B", "A\\r\\nB", "\\u200B\\u00A0", "A\\uD800B", "A\\u2028B"})
    void name_thatNobodyCanSeeOrThatBreaksLines_isNamed(String name) {
        registration(email(), "a good password", name)
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("name")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\uD800@example.org", "a@@b", "%s"})
    void signIn_withWhatIsNoAddress_isAnUnknownAccount(String email) {
        signIn(email, "a good password").then().statusCode(401);
    }

    @Test
    void signIn_withAZeroCharacter_isNamed() {
        signIn("a\\u0000b@example.org", "a good password")
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("email")));
    }

    @Test
    void password_isKeptOnlyAsArgon2id() {
        String email = email();
        register(email);
        String hash = sql.first("select password_hash from account where email = ?", row -> row.text(1), email)
                .orElseThrow();
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/admin/orders", "/api/orders"})
    void paths_ofTheSignedIn_are401ForGuests(String path) {
        given().get(path).then().statusCode(401).contentType("application/problem+json");
        given().header("Authorization", "Bearer rubbish").get(path).then().statusCode(401);
    }

    @Test
    void paths_ofAdministrators_are403ForCustomers() {
        String token = register(email());
        given().header("Authorization", "Bearer " + token)
                .get("/api/admin/orders")
                .then()
                .statusCode(403);
        given().header("Authorization", "Bearer " + token)
                .post("/api/admin/orders/" + UUID.randomUUID() + "/ship")
                .then()
                .statusCode(403);
    }

    @Test
    void administrator_looksThroughOrders_byStatus() {
        Placed order = place(GOOD_CARD);
        cancel(order).then().statusCode(200);
        given().header("Authorization", "Bearer " + adminToken())
                .get("/api/admin/orders?status=CANCELLED&size=5")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(order.id()))
                .body("items.status", org.hamcrest.Matchers.everyItem(equalTo("CANCELLED")));
    }

    private static String email() {
        return "shopper-" + UUID.randomUUID() + "@example.org";
    }

    private static Response signIn(String email, String password) {
        return given().contentType("application/json")
                .body("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password))
                .post("/api/sessions");
    }

    private static Response registration(String email, String password, String name) {
        return given().contentType("application/json")
                .body("{\"email\":\"%s\",\"password\":\"%s\",\"name\":\"%s\"}".formatted(email, password, name))
                .post("/api/accounts");
    }

    private static String register(String email) {
        return registration(email, "a good password", "Ada")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    private String placeAs(String token) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body(shop.sell("1.00", 5), 1, GOOD_CARD))
                .post("/api/orders")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static Response mine(String token, String query) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + token)
                .get("/api/orders?" + query);
    }
}
