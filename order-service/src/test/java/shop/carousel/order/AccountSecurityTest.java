package shop.carousel.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.broker.testing.Heard;
import shop.carousel.contracts.EventSchemas;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.kit.admission.TokenBuckets;
import shop.carousel.kit.jdbc.Sql;

/** Passwords and addresses change for who may change them, by links that arrive at a real mail server. */
@QuarkusTest
class AccountSecurityTest extends OrderServiceTest {

    private static final String PASSWORD = "a good password";
    private static final String NEXT = "quite another one";
    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/account/\\S+\\?token=(\\S+))");

    private static final String ADDRESS = """
            {"name":"Ada","line1":"1 Mill Lane","postalCode":"2611 AB","city":"Delft","country":"NL"}""";

    @Inject
    Sql sql;

    @Inject
    TokenBuckets buckets;

    private String email = "";

    @BeforeEach
    void takeANewName() {
        email = "ada-" + UUID.randomUUID() + "@example.org";
    }

    @Test
    void password_changed_endsAllOtherSessions_andIsTold() {
        String here = register(email);
        String there = token(signIn(email, PASSWORD));
        json(here, "{\"currentPassword\":\"wrong\",\"newPassword\":\"%s\"}".formatted(NEXT))
                .post("/api/account/password")
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("currentPassword")));
        json(here, "{\"currentPassword\":\"%s\",\"newPassword\":\"password1\"}".formatted(PASSWORD))
                .post("/api/account/password")
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("newPassword")));
        orders(there).then().statusCode(200);
        json(here, "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(PASSWORD, NEXT))
                .post("/api/account/password")
                .then()
                .statusCode(204);
        orders(there).then().statusCode(401);
        orders(here).then().statusCode(200);
        signIn(email, PASSWORD).then().statusCode(401);
        signIn(email, NEXT).then().statusCode(200);
        letter(email, "Your password was changed");
    }

    @Test
    void passwordPage_saysWhatIsWrongBesideTheField_andShowsNoSecret() {
        String token = register(email);
        browser(token)
                .formParam("currentPassword", "a wrong one 17")
                .formParam("newPassword", NEXT)
                .post("/account/password")
                .then()
                .statusCode(422)
                .body(containsString("id=\"currentPassword-error\""))
                .body(not(containsString("a wrong one 17")))
                .body(not(containsString(NEXT)));
        browser(token)
                .formParam("currentPassword", PASSWORD)
                .formParam("newPassword", NEXT)
                .post("/account/password")
                .then()
                .statusCode(200)
                .body(containsString("Your password is changed"));
        browser(token).get("/account").then().statusCode(200);
    }

    /** A session that was stolen guesses no more often than who signs in. */
    @Test
    void password_guessedInASession_isSlowedDown() {
        String token = register(email);
        String guess = "{\"currentPassword\":\"wrong\",\"newPassword\":\"%s\"}".formatted(NEXT);
        for (int i = 0; i < 10; i++) {
            json(token, guess).post("/api/account/password").then().statusCode(422);
        }
        json(token, guess).post("/api/account/password").then().statusCode(429).header("Retry-After", not(equalTo("")));
    }

    @Test
    void reset_byTheLink_setsThePasswordOnce_andEndsAllSessions() {
        String token = register(email);
        asked(email).then().statusCode(202);
        String secret = secretOf(letter(email, "Set another password"));
        redeem(secret, "password1").then().statusCode(422).body("errors.field", equalTo(List.of("password")));
        redeem(secret, NEXT).then().statusCode(204);
        orders(token).then().statusCode(401);
        signIn(email, PASSWORD).then().statusCode(401);
        signIn(email, NEXT).then().statusCode(200);
        redeem(secret, "yet another one").then().statusCode(410);
    }

    @Test
    void resetLink_afterItsTimeOrANewerOne_isOver() {
        register(email);
        asked(email).then().statusCode(202);
        String first = secretOf(letter(email, "Set another password"));
        asked(email).then().statusCode(202);
        await().atMost(PATIENCE)
                .until(() -> lettersTo(email, "Set another password").size() == 2);
        String second = lettersTo(email, "Set another password").stream()
                .map(AccountSecurityTest::secretOf)
                .filter(secret -> !secret.equals(first))
                .findFirst()
                .orElseThrow();
        redeem(first, NEXT).then().statusCode(410);
        given().queryParam("token", second)
                .get("/account/reset/password")
                .then()
                .statusCode(200);
        sql.update("update account_token set expires_at = expires_at - interval '30 minutes' where email = ?", email);
        given().queryParam("token", second)
                .get("/account/reset/password")
                .then()
                .statusCode(410);
        redeem(second, NEXT).then().statusCode(410);
        signIn(email, PASSWORD).then().statusCode(200);
    }

    /** Neither the answer nor the work says who has an account. */
    @Test
    void reset_ofAnUnknownAddress_isAnsweredAndWrittenAlike_andNeverSent() {
        register(email);
        letter(email, "Confirm your e-mail address");
        String unknown = "nobody-" + UUID.randomUUID() + "@example.org";
        Response known = asked(email);
        Response other = asked(unknown);
        assertThat(other.statusCode()).isEqualTo(known.statusCode());
        assertThat(other.body().asString()).isEqualTo(known.body().asString());
        assertThat(page(unknown)).isEqualTo(page(email));
        letter(email, "Set another password");
        await().atMost(PATIENCE).until(() -> !sql.exists("select 1 from account_letter where recipient = ?", unknown));
        assertThat(mail.arrivedFor(unknown).count()).isEqualTo(0);
    }

    @Test
    void reset_askedTooOften_isRefusedByAddressAndByClient() {
        for (int i = 0; i < 3; i++) {
            asked(email).then().statusCode(202);
        }
        asked(email).then().statusCode(429).header("Retry-After", not(equalTo("")));
        String client = "203.0.113." + (1 + Math.floorMod(UUID.randomUUID().hashCode(), 250));
        int refused = 0;
        for (int i = 0; i < 12; i++) {
            Response answer = json(
                            given().header("X-Forwarded-For", client),
                            "{\"email\":\"%s\"}".formatted("x-" + UUID.randomUUID() + "@example.org"))
                    .post("/api/password-resets");
            refused += answer.statusCode() == 429 ? 1 : 0;
        }
        assertThat(refused).isEqualTo(2);
    }

    @Test
    void resetPages_workWithoutScript() {
        register(email);
        given().get("/account/reset").then().statusCode(200).body(containsString("name=\"email\""));
        given().formParam("email", "nobody")
                .post("/account/reset")
                .then()
                .statusCode(422)
                .body(containsString("value=\"nobody\""))
                .body(containsString("id=\"email-error\""));
        page(email);
        MimeMessage letter = letter(email, "Set another password");
        given().get(pathOf(letter)).then().statusCode(200).body(containsString("name=\"password\""));
        given().formParam("token", secretOf(letter))
                .formParam("password", "short")
                .post("/account/reset/password")
                .then()
                .statusCode(422)
                .body(containsString("id=\"password-error\""));
        given().formParam("token", secretOf(letter))
                .formParam("password", NEXT)
                .post("/account/reset/password")
                .then()
                .statusCode(200)
                .body(containsString("Your password is set"));
        signIn(email, NEXT).then().statusCode(200);
    }

    @Test
    void address_changesWhenTheNewOneConfirms_andTheOldOneHears() {
        String token = register(email);
        String next = "grace-" + UUID.randomUUID() + "@example.org";
        json(token, "{\"email\":\"%s\",\"password\":\"wrong\"}".formatted(next))
                .post("/api/account/email")
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("password")));
        json(token, "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(next, PASSWORD))
                .post("/api/account/email")
                .then()
                .statusCode(202);
        String path = pathOf(letter(next, "Confirm your new e-mail address"));
        signIn(next, PASSWORD).then().statusCode(401);
        browser(token).get(path).then().statusCode(200).body(containsString("Confirm"));
        json(token, "{}").get("/api/account").then().body("email", equalTo(email));
        browser(token)
                .formParam("token", path.replaceFirst(".*token=", ""))
                .post("/account/email/confirmation")
                .then()
                .statusCode(200)
                .body(containsString("Thank you"));
        json(token, "{}").get("/api/account").then().body("email", equalTo(next));
        signIn(next, PASSWORD).then().statusCode(200);
        signIn(email, PASSWORD).then().statusCode(401);
        letter(email, "Your account has another e-mail address");
    }

    /** Somebody opened an account with a stranger's address: its reader alone cannot make it the stranger's. */
    @Test
    void address_isConfirmedOnlyByWhoKnowsThePassword() {
        register(email);
        String secret = secretOf(letter(email, "Confirm your e-mail address"));
        confirm(given(), secret, "a guess").then().statusCode(422).body("errors.field", equalTo(List.of("password")));
        confirm(bearer(register("stranger-" + email)), secret).then().statusCode(422);
        confirm(given(), secret, PASSWORD).then().statusCode(204);
        confirm(given(), secret, PASSWORD).then().statusCode(410);
    }

    /** Who has an account hears that somebody opened another; that one cannot take the address. */
    @Test
    void address_thatIsConfirmed_cannotBeTakenByAnother() {
        register(email);
        confirm(given(), secretOf(letter(email, "Confirm your e-mail address")), PASSWORD)
                .then()
                .statusCode(204);
        String thief = register(email, NEXT);
        letter(email, "You have an account already");
        signIn(email, PASSWORD).then().statusCode(200);
        signIn(email, NEXT).then().statusCode(200);
        String other = register("other-" + email);
        json(other, "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD))
                .post("/api/account/email")
                .then()
                .statusCode(202);
        String secret = secretOf(letter(email, "Confirm your new e-mail address"));
        confirm(bearer(other), secret).then().statusCode(409);
        json(other, "{}").get("/api/account").then().body("email", equalTo("other-" + email));
        json(thief, "{}").get("/api/account").then().body("email", equalTo(email));
    }

    /** What a thief asked for before is good for nothing after the owner has set a password. */
    @Test
    void reset_makesLinksThatWereAskedForBeforeVoid() {
        String thief = register(email);
        String elsewhere = "thief-" + UUID.randomUUID() + "@example.org";
        json(thief, "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(elsewhere, PASSWORD))
                .post("/api/account/email")
                .then()
                .statusCode(202);
        String stolen = secretOf(letter(elsewhere, "Confirm your new e-mail address"));
        asked(email).then().statusCode(202);
        redeem(secretOf(letter(email, "Set another password")), NEXT).then().statusCode(204);
        confirm(given(), stolen, PASSWORD).then().statusCode(410);
    }

    /** Nobody is pestered by strangers who open accounts. */
    @Test
    void letters_toOneAddress_areBounded() {
        drain("letters", email);
        register(email);
        assertThat(sql.exists("select 1 from account_letter where recipient = ?", email))
                .isFalse();
    }

    @Test
    void signUp_tooOftenFromOneClient_isRefused() {
        String client = "198.51.100." + (1 + Math.floorMod(UUID.randomUUID().hashCode(), 250));
        drain("sign-up", client);
        json(given().header("X-Forwarded-For", client), account(email, PASSWORD))
                .post("/api/accounts")
                .then()
                .statusCode(429)
                .header("Retry-After", not(equalTo("")));
        register(email);
    }

    private void drain(String kind, String who) {
        int taken = 0;
        while (buckets.tryTake(kind, who)) {
            taken++;
        }
        assertThat(taken).as(kind).isGreaterThan(0);
    }

    /** The shop keeps what it sold, and not to whom. */
    @Test
    void account_deleted_leavesItsOrdersWithoutThePerson_andNothingElse() {
        String token = register(email);
        json(token, ADDRESS).post("/api/account/addresses").then().statusCode(201);
        String order = orderOf(token);
        json(token, "{\"password\":\"wrong\"}").delete("/api/account").then().statusCode(422);
        json(token, "{\"password\":\"%s\"}".formatted(PASSWORD))
                .delete("/api/account")
                .then()
                .statusCode(409)
                .body("detail", containsString("not completed yet"));
        String account = sql.first("select id from account where email = ?", row -> row.uuid("id"), email)
                .orElseThrow()
                .toString();
        assertThat(broker.saidOfAccount(account)).isEmpty();
        bearer(token).post("/api/orders/" + order + "/cancel").then().statusCode(200);
        await().atMost(PATIENCE)
                .until(() -> !sql.exists("select 1 from orders where id = ?::uuid and refund_due", order));
        json(token, "{\"password\":\"%s\"}".formatted(PASSWORD))
                .delete("/api/account")
                .then()
                .statusCode(204);
        orders(token).then().statusCode(401);
        signIn(email, PASSWORD).then().statusCode(401);
        Heard gone = await().atMost(PATIENCE)
                .until(() -> broker.saidOfAccount(account), said -> said.size() == 1)
                .getFirst();
        assertThat(new EventSchemas().violations(gone.header("ce_type"), gone.text()))
                .isEmpty();
        assertThat(sql.exists(
                        "select 1 from orders where id = ?::uuid and account_id is null and email = ''"
                                + " and address ->> 'name' = '' and address ->> 'line1' = ''"
                                + " and address ->> 'country' = 'NL'",
                        order))
                .isTrue();
        assertThat(sql.list(
                        "select 1 from saved_address a where not exists"
                                + " (select 1 from account where id = a.account_id)",
                        row -> true))
                .isEmpty();
    }

    @Test
    void deletionPage_asksForThePassword_andGoesHome() {
        String token = register(email);
        browser(token)
                .formParam("password", "wrong")
                .post("/account/data/deletion")
                .then()
                .statusCode(422)
                .body(containsString("id=\"password-error\""));
        browser(token)
                .formParam("password", PASSWORD)
                .post("/account/data/deletion")
                .then()
                .statusCode(303);
        browser(token).get("/account").then().statusCode(303);
        json(adminToken(), "{\"password\":\"%s\"}".formatted(RealServers.ADMIN_PASSWORD))
                .delete("/api/account")
                .then()
                .statusCode(409);
    }

    @Test
    void export_hasAllThatIsKeptOfOneself_andOfNobodyElse() {
        String token = register(email);
        String order = orderOf(token);
        orderOf(register("other-" + email));
        bearer(token)
                .get("/api/account/export")
                .then()
                .statusCode(200)
                .body("account.email", equalTo(email))
                .body("orders.size()", equalTo(1))
                .body("orders[0].shippingAddress.line1", equalTo("1 Mill Lane"))
                .body("addresses.size()", equalTo(0))
                .body("sessions.size()", equalTo(1));
        browser(token)
                .get("/account/data")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment"))
                .body(containsString(email));
        given().get("/api/account/export").then().statusCode(401);
        bearer(token).post("/api/orders/" + order + "/cancel").then().statusCode(200);
    }

    private String orderOf(String token) {
        return json(token, body(shop.sell("1.00", 5), 1, GOOD_CARD))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/orders")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private String page(String address) {
        return given().formParam("email", address)
                .post("/account/reset")
                .then()
                .statusCode(200)
                .extract()
                .body()
                .asString();
    }

    private static Response asked(String address) {
        return json(given(), "{\"email\":\"%s\"}".formatted(address)).post("/api/password-resets");
    }

    private static Response redeem(String secret, String password) {
        return json(given(), "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(secret, password))
                .post("/api/password-resets/redemptions");
    }

    private static Response confirm(RequestSpecification who, String secret) {
        return json(who, "{\"token\":\"%s\"}".formatted(secret)).post("/api/accounts/confirmations");
    }

    private static Response confirm(RequestSpecification who, String secret, String password) {
        String body = "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(secret, password);
        return json(who, body).post("/api/accounts/confirmations");
    }

    private MimeMessage letter(String to, String subject) {
        await(subject).atMost(PATIENCE).until(() -> lettersTo(to, subject).size(), greaterThan(0));
        return lettersTo(to, subject).getFirst();
    }

    private List<MimeMessage> lettersTo(String to, String subject) {
        return mail.arrivedFor(to)
                .filter(message -> subject.equals(subjectOf(message)))
                .toList();
    }

    private static String subjectOf(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pathOf(MimeMessage letter) {
        return link(letter).group(1);
    }

    private static String secretOf(MimeMessage letter) {
        return link(letter).group(2);
    }

    private static Matcher link(MimeMessage letter) {
        try {
            BodyPart text = ((MimeMultipart) letter.getContent()).getBodyPart(0);
            Matcher link = LINK.matcher(String.valueOf(text.getContent()));
            assertThat(link.find()).as(String.valueOf(text.getContent())).isTrue();
            return link;
        } catch (java.io.IOException | jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response orders(String token) {
        return bearer(token).get("/api/orders");
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static RequestSpecification json(String token, String body) {
        return json(bearer(token), body);
    }

    private static RequestSpecification json(RequestSpecification who, String body) {
        return who.contentType("application/json").body(body);
    }

    private static RequestSpecification browser(String token) {
        return given().urlEncodingEnabled(true).redirects().follow(false).cookie("carousel-session", token);
    }

    private static String account(String email, String password) {
        return "{\"email\":\"%s\",\"password\":\"%s\",\"name\":\"Ada\"}".formatted(email, password);
    }

    private static String register(String email) {
        return register(email, PASSWORD);
    }

    private static String register(String email, String password) {
        return token(json(given(), account(email, password)).post("/api/accounts"));
    }

    private static String token(Response answer) {
        return answer.then().extract().path("token");
    }

    private static Response signIn(String email, String password) {
        return json(given(), "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password))
                .post("/api/sessions");
    }
}
