package shop.carousel.order.account;

import static io.restassured.RestAssured.given;
import static io.restassured.matcher.RestAssuredMatchers.detailedCookie;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.carousel.demo.testing.TestServers;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.order.OrderServiceTest;

/** A session ends when its owner says so, at once, for whoever holds its token. */
@QuarkusTest
class SessionsTest extends OrderServiceTest {

    private static final String PASSWORD = "a good password";

    private String email = "";

    @Inject
    Sessions sessions;

    @Inject
    AccountConfig config;

    @Inject
    Sql sql;

    @Inject
    @RedisClientName("state")
    @SuppressWarnings("NullAway.Init") // injected
    RedisDataSource state;

    @BeforeEach
    void takeANewName() {
        email = "ada-" + UUID.randomUUID() + "@example.org";
    }

    @Test
    void token_ofABrowserThatSignedOut_isGoodForNothing() {
        String token = register();
        orders(token).statusCode(200);
        browser(token).post("/sign-out").then().statusCode(303);
        orders(token).statusCode(401).contentType("application/problem+json");
        browser(token).get("/api/orders").then().statusCode(401);
        assertThat(pathOf(browser(token).get("/account"))).isEqualTo("/sign-in");
        browser(token).get("/sign-in").then().statusCode(200).body(containsString("I have an account"));
    }

    @Test
    void session_thatIsEndedFromAnother_isTheOnlyOneThatEnds() {
        String here = register();
        String there = signIn("there");
        List<String> others = bearer(here)
                .get("/api/sessions")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.findAll { it.current }", hasSize(1))
                .extract()
                .jsonPath()
                .getList("items.findAll { !it.current }.id");
        bearer(here).delete("/api/sessions/" + others.getFirst()).then().statusCode(204);
        orders(there).statusCode(401);
        orders(here).statusCode(200);
        bearer(here).get("/api/sessions").then().body("items", hasSize(1)).body("items[0].current", equalTo(true));
        orders(signIn("there again")).statusCode(200);
    }

    @Test
    void everywhere_endsAllSessionsOfTheAccountAndNoOthers() {
        String here = register();
        String there = signIn("there");
        String stranger = register("stranger-" + UUID.randomUUID() + "@example.org");
        bearer(here).delete("/api/sessions").then().statusCode(204);
        orders(here).statusCode(401);
        orders(there).statusCode(401);
        orders(stranger).statusCode(200);
    }

    @Test
    void session_ofSomebodyElse_isNone() {
        String mine = register();
        String stranger = register("stranger-" + UUID.randomUUID() + "@example.org");
        String id = bearer(mine).get("/api/sessions").jsonPath().getString("items[0].id");
        bearer(stranger).delete("/api/sessions/" + id).then().statusCode(404);
        browser(stranger).post("/account/sessions/" + id + "/end").then().statusCode(303);
        orders(mine).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "not-a-number", "00000000-0000-0000-0000-000000000000"})
    void session_thatDoesNotExist_isNone(String id) {
        bearer(register()).delete("/api/sessions/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/sessions", "DELETE, /api/sessions", "DELETE, /api/sessions/1"})
    void guest_hasNoSessions(String method, String path) {
        given().request(method, path).then().statusCode(401);
    }

    @Test
    void page_showsSessionsAndEndsThem() {
        String here = register();
        String there = signIn("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        String page = browser(here)
                .get("/account/sessions")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body(containsString("Firefox on Linux"))
                .body(containsString("This browser"))
                .extract()
                .asString();
        String ends = page.substring(page.indexOf("Firefox on Linux"));
        String path = ends.substring(ends.indexOf("/account/sessions/"), ends.indexOf("/end\"") + 4);
        assertThat(pathOf(browser(here).post(path))).isEqualTo("/account/sessions");
        orders(there).statusCode(401);
        browser(here).get("/account/sessions").then().body(not(containsString("Firefox on Linux")));
        assertThat(pathOf(browser(here).post("/account/sessions/end"))).isEqualTo("/");
        orders(here).statusCode(401);
        assertThat(pathOf(browser(here).get("/account/sessions"))).isEqualTo("/sign-in");
        assertThat(pathOf(browser(here).post("/account/sessions/end"))).isEqualTo("/sign-in");
    }

    /** A browser says what it likes, of any length. */
    @ParameterizedTest
    @ValueSource(strings = {"", "<script>alert(1)</script>", "curl/8"})
    void browser_ofAnyName_isShownAsText(String name) {
        String token = register();
        signIn(name + "x".repeat(name.isEmpty() ? 0 : 3_000));
        browser(token)
                .get("/account/sessions")
                .then()
                .statusCode(200)
                .body(not(containsString("<script>alert")))
                .body(not(containsString("x".repeat(100))));
    }

    /** A Redis that was started anew has forgotten who signed out; it is told again. */
    @Test
    void redis_thatForgot_isToldAgain() {
        String token = register();
        bearer(token).delete("/api/sessions").then().statusCode(204);
        state.execute("FLUSHALL");
        orders(token).statusCode(200);
        sessions.tellAgain();
        orders(token).statusCode(401);
    }

    /** Nobody can tell then whether a session has ended: customers read on, and nobody changes anything. */
    @Test
    void redis_away_letsCustomersReadAndNobodyElseDoAnything() throws Exception {
        String token = register();
        String admin = adminToken();
        servers.freeze(TestServers.LOCK_NODE, true);
        try {
            orders(token).statusCode(200);
            browser(token).get("/account").then().statusCode(200);
            bearer(token)
                    .delete("/api/sessions")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "2");
            browser(token).post("/account/sessions/end").then().statusCode(503);
            bearer(admin).get("/api/admin/orders").then().statusCode(503);
        } finally {
            servers.freeze(TestServers.LOCK_NODE, false);
        }
        bearer(admin).get("/api/admin/orders").then().statusCode(200);
        bearer(token).delete("/api/sessions").then().statusCode(204);
        orders(token).statusCode(401);
    }

    /** A token's end is that of ten minutes, and not that of its session. */
    @Test
    void token_isGoodForTenMinutes_andItsSessionForLonger() {
        String claims = new String(Base64.getUrlDecoder().decode(register().split("\\.")[1]));
        JsonPath token = JsonPath.from(claims);
        assertThat(token.getLong("exp") - token.getLong("iat")).isEqualTo(600);
        assertThat(config.sessionTime().toSeconds()).isEqualTo(43_200);
    }

    @Test
    void refresh_givesTheNextToken_eachOnce() {
        JsonPath first = signedIn();
        JsonPath second = refresh(first).statusCode(200).extract().jsonPath();
        orders(second.getString("token")).statusCode(200);
        JsonPath third = refresh(second).statusCode(200).extract().jsonPath();
        orders(third.getString("token")).statusCode(200);
        bearer(third.getString("token")).get("/api/sessions").then().body("items", hasSize(2));
    }

    /** Two tabs: the second one gets a token, and what the first one got stays good. */
    @Test
    void refresh_twiceAtOnce_isOneChain() {
        JsonPath first = signedIn();
        JsonPath second = refresh(first).statusCode(200).extract().jsonPath();
        JsonPath other = refresh(first).statusCode(200).extract().jsonPath();
        assertThat(other.getString("refreshToken")).isNull();
        orders(other.getString("token")).statusCode(200);
        refresh(second).statusCode(200);
    }

    /** Whoever has an old one has stolen it, or was stolen from: nobody goes on. */
    @Test
    void refresh_thatIsUsedAgainLater_endsTheSession() {
        JsonPath first = signedIn();
        JsonPath second = refresh(first).statusCode(200).extract().jsonPath();
        sql.update("update refresh_token set used_at = used_at - interval '1 minute' where used_at is not null");
        refresh(first).statusCode(401);
        orders(second.getString("token")).statusCode(401);
        refresh(second).statusCode(401);
    }

    @Test
    void refresh_ofASessionThatEnded_orOfNone_isRefused() {
        JsonPath first = signedIn();
        bearer(first.getString("token")).delete("/api/sessions/current").then().statusCode(204);
        orders(first.getString("token")).statusCode(401);
        refresh(first).statusCode(401);
        given().contentType("application/json")
                .body("{\"refreshToken\":\"none\"}")
                .post("/api/sessions/refresh")
                .then()
                .statusCode(401);
        given().post("/api/sessions/refresh").then().statusCode(401);
    }

    @Test
    void refresh_byCookie_isThatOfTheBody() {
        String secret = signedIn().getString("refreshToken");
        given().cookie("carousel-refresh", secret)
                .post("/api/sessions/refresh")
                .then()
                .statusCode(200)
                .cookie(
                        "carousel-session",
                        detailedCookie().path("/").httpOnly(true).secured(false))
                .cookie(
                        "carousel-refresh",
                        detailedCookie().path("/api/sessions").httpOnly(true));
    }

    /** Behind TLS cookies have names that only this host can set; the plain ones are not read. */
    @Test
    void cookies_behindTls_areSecureAndOfThisHost() {
        register();
        Response answer = given().header("X-Forwarded-Proto", "https")
                .contentType("application/json")
                .body("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD))
                .post("/api/sessions");
        answer.then()
                .cookie(
                        "__Host-carousel-session",
                        detailedCookie().path("/").secured(true).httpOnly(true))
                .cookie(
                        "__Secure-carousel-refresh",
                        detailedCookie().path("/api/sessions").secured(true));
        String token = answer.cookie("__Host-carousel-session");
        RequestSpecification secure = given().header("X-Forwarded-Proto", "https");
        secure.cookie("__Host-carousel-session", token)
                .get("/api/orders")
                .then()
                .statusCode(200);
        given().header("X-Forwarded-Proto", "https")
                .cookie("carousel-session", token)
                .get("/api/orders")
                .then()
                .statusCode(401);
        given().cookie("__Host-carousel-session", token)
                .get("/api/orders")
                .then()
                .statusCode(401);
    }

    /** The page comes as if nothing had been over, and so does a form. */
    @Test
    void page_withATokenThatIsOver_isRenewedOnTheWay_andAFormLosesNothing() {
        JsonPath first = signedIn();
        String over = over();
        Response sent = given().redirects()
                .follow(false)
                .cookie("carousel-session", over)
                .get("/account?from=here");
        sent.then().statusCode(307);
        Response renewed = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .cookie("carousel-refresh", first.getString("refreshToken"))
                .get(sent.header("Location").replaceFirst("^https?://[^/]+", ""));
        renewed.then().statusCode(307);
        assertThat(renewed.header("Location").replaceFirst("^https?://[^/]+", ""))
                .isEqualTo("/account?from=here");
        browser(renewed.cookie("carousel-session")).get("/account").then().statusCode(200);
        String next = renewed.cookie("carousel-refresh");
        Response form = browser(over).formParam("name", "Grace").post("/account/profile");
        form.then().statusCode(307);
        Response again = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .cookie("carousel-refresh", next)
                .formParam("name", "Grace")
                .post(form.header("Location").replaceFirst("^https?://[^/]+", ""));
        again.then().statusCode(307);
        browser(again.cookie("carousel-session"))
                .formParam("name", "Grace")
                .post(again.header("Location").replaceFirst("^https?://[^/]+", ""))
                .then()
                .statusCode(303);
        bearer(again.cookie("carousel-session")).get("/api/account").then().body("name", equalTo("Grace"));
    }

    @Test
    void page_thatCannotBeRenewed_isAGuests() {
        Response sent = browser(over()).get("/account");
        sent.then().statusCode(307);
        Response renewed = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(sent.header("Location").replaceFirst("^https?://[^/]+", ""));
        renewed.then()
                .statusCode(307)
                .cookie("carousel-session", detailedCookie().maxAge(0));
        given().redirects().follow(false).get("/account").then().statusCode(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/\\evil.example", "https://evil.example", "", "/%0d%0aSet-Cookie:x"})
    void renewal_sendsNobodyToAnotherSite(String to) {
        Response answer = given().redirects().follow(false).queryParam("to", to).get("/api/sessions/renewal");
        answer.then().statusCode(307);
        String target = answer.header("Location").replaceFirst("^http://localhost:[0-9]+", "");
        assertThat(target.startsWith("/") && !target.startsWith("//") && !target.contains("\\"))
                .as(target)
                .isTrue();
    }

    /** What ended earlier than a token lasts, no Redis has to be told again. */
    @Test
    void redis_thatForgot_isToldOnlyOfEndsThatATokenMayOutlive() {
        String token = register();
        bearer(token).delete("/api/sessions").then().statusCode(204);
        sql.update("update session set ended_at = ended_at - interval '12 minutes' where ended_at is not null");
        state.execute("FLUSHALL");
        sessions.tellAgain();
        orders(token).statusCode(200);
        sql.update("update session set ended_at = ended_at + interval '12 minutes' where ended_at is not null");
        sessions.tellAgain();
        orders(token).statusCode(401);
    }

    /** A token as it is when its time has passed; nobody looks at its seal before it is renewed. */
    private String over() {
        String claims = "{\"exp\":1}";
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".c2VhbA";
    }

    private JsonPath signedIn() {
        register();
        return given().contentType("application/json")
                .body("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD))
                .post("/api/sessions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse refresh(JsonPath session) {
        return given().contentType("application/json")
                .body("{\"refreshToken\":\"%s\"}".formatted(session.getString("refreshToken")))
                .post("/api/sessions/refresh")
                .then();
    }

    private static ValidatableResponse orders(String token) {
        return bearer(token).get("/api/orders").then();
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static RequestSpecification browser(String token) {
        return given().redirects().follow(false).cookie("carousel-session", token);
    }

    private static String pathOf(Response answer) {
        answer.then().statusCode(303);
        return answer.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    private String register() {
        return register(email);
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

    private String signIn(String browser) {
        return given().contentType("application/json")
                .header("User-Agent", browser)
                .body("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD))
                .post("/api/sessions")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }
}
