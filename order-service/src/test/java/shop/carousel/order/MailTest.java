package shop.carousel.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import com.icegreen.greenmail.util.GreenMailUtil;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.jdbc.Sql;

/** What buyers are written, as it arrives at a real mail server. */
@QuarkusTest
class MailTest extends OrderServiceTest {

    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/orders/\\S+)");

    @Inject
    Sql sql;

    private String buyer = "";

    @BeforeEach
    void aNewBuyer() {
        buyer = "buyer-" + UUID.randomUUID() + "@example.org";
    }

    @Test
    void order_confirmed_buyerGetsOneConfirmationWithAllThatMatters() throws Exception {
        Placed order = confirmed(placeForBuyer(GOOD_CARD));
        MimeMessage message = awaitOne();
        String number = read(order).getString("number");
        assertThat(message.getSubject()).isEqualTo("Your order is confirmed: " + number);
        assertThat(message.getMessageID()).isEqualTo("<" + order.id() + ".confirmation@carousel.shop>");
        assertThat(message.getFrom()[0].toString()).isEqualTo("Carousel <orders@carousel.shop>");
        String text = part(message, "text/plain");
        assertThat(text).contains("2 x Lamp & <b>shade</b>: €24.60");
        assertThat(text).contains("Total: €24.60");
        String html = part(message, "text/html");
        assertThat(html).contains("Lamp &amp; &lt;b&gt;shade&lt;/b&gt;");
        assertThat(html).contains(number);
    }

    @Test
    void link_ofMessage_showsTheOrderToWhoeverHasItAndNoOther() throws Exception {
        Placed order = confirmed(placeForBuyer(GOOD_CARD));
        Matcher link = LINK.matcher(part(awaitOne(), "text/plain"));
        assertThat(link.find()).isTrue();
        URI target = URI.create(link.group(1));
        given().header("Accept", "text/html")
                .urlEncodingEnabled(false)
                .get(target)
                .then()
                .statusCode(200)
                .body(containsString(read(order).getString("number")));
        Placed other = place(GOOD_CARD);
        given().urlEncodingEnabled(false)
                .get("/api/orders/" + other.id() + "?" + target.getRawQuery())
                .then()
                .statusCode(404);
    }

    @Test
    void order_cancelledAfterPayment_buyerHearsOfItAndOfTheMoney() throws Exception {
        Placed order = confirmed(placeForBuyer(GOOD_CARD));
        awaitOne();
        cancel(order).then().statusCode(200);
        awaitStatus(order, "REFUNDED");
        awaitArrived(2);
        String text = part(messages().getLast(), "text/plain");
        assertThat(text).contains("Why: Cancelled by the customer.");
        assertThat(text).contains("on its way back to your card");
        assertNothingWaits(order);
    }

    @Test
    void part_ofTheMoney_goesBack_andTheBuyerHearsHowMuchAndWhy() throws Exception {
        Placed order = confirmed(placeForBuyer(GOOD_CARD));
        awaitOne();
        String sku = read(order).getString("items[0].sku");
        given().header("Authorization", "Bearer " + adminToken())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"lines\":[{\"sku\":\"%s\",\"quantity\":1}],\"reason\":\"One is broken.\"}".formatted(sku))
                .post("/api/admin/orders/" + order.id() + "/refunds")
                .then()
                .statusCode(202);
        awaitArrived(2);
        MimeMessage message = messages().getLast();
        assertThat(message.getSubject()).startsWith("A refund for your order");
        String text = part(message, "text/plain");
        assertThat(text).contains("€12.30 is on its way back to your card");
        assertThat(text).contains("Why: One is broken.");
        assertThat(text).contains("1 x Lamp & <b>shade</b>: €12.30");
        assertThat(text).contains("Total: €12.30");
        assertNothingWaits(order);
    }

    @Test
    void order_refused_buyerHearsWhy() throws Exception {
        Placed order = placeForBuyer(GOOD_CARD);
        broker.refused(order.id());
        String text = part(awaitOne(), "text/plain");
        assertThat(text).contains("Why: Not enough in stock. A: 2 wanted, 1 left.");
        assertThat(text).contains("nothing was charged");
    }

    @Test
    void mailServer_away_orderIsConfirmedAllTheSameAndTheMessageComesLater() throws Exception {
        mail.goAway();
        Placed order;
        try {
            order = confirmed(placeForBuyer(GOOD_CARD));
            await().atMost(PATIENCE).until(() -> attemptsAt(order) >= 2);
        } finally {
            mail.comeBack();
        }
        awaitOne();
        assertNothingWaits(order);
    }

    @Test
    void process_diedBetweenSendingAndNoting_sendsTheSameMessageAgain() throws Exception {
        Placed order = confirmed(placeForBuyer(GOOD_CARD));
        String first = awaitOne().getMessageID();
        assertNothingWaits(order);
        sql.update(
                "insert into work (kind, key, due_at, attempts, leased_until) values ('mail', ?, now(), 1, now())",
                order.id() + ".confirmation");
        awaitArrived(2);
        assertThat(messages().getLast().getMessageID()).isEqualTo(first);
    }

    /** What it was asked on connections that somebody gave up must not be delivered as well. */
    @Test
    void mailServer_thatIsSilentForAWhile_deliversOneCopyWhenItGoesOn() throws Exception {
        Placed order;
        mail.fallSilent();
        try {
            order = confirmed(placeForBuyer(GOOD_CARD));
            await().atMost(PATIENCE).until(() -> mail.connectedMeanwhile() >= 3);
        } finally {
            mail.goOn();
        }
        assertNothingWaits(order);
        Placed later = confirmed(placeForBuyer(GOOD_CARD));
        assertNothingWaits(later);
        assertThat(messages()).as("one of each order").hasSize(2);
    }

    @Test
    void order_cancelledBeforeItsConfirmationWasSent_buyerHearsOfTheEndAlone() throws Exception {
        mail.goAway();
        Placed order;
        try {
            order = confirmed(placeForBuyer(GOOD_CARD));
            await().atMost(PATIENCE).until(() -> attemptsAt(order) >= 2);
            cancel(order).then().statusCode(200);
            awaitStatus(order, "REFUNDED");
        } finally {
            mail.comeBack();
        }
        assertThat(awaitOne().getSubject()).startsWith("Your order has ended");
        assertNothingWaits(order);
        assertThat(messages()).hasSize(1);
    }

    /** Another process may be sending it, and be slow. */
    @Test
    void confirmation_underWayAtTheEnd_comesBeforeTheWordOfTheEnd() throws Exception {
        mail.goAway();
        Placed order;
        try {
            order = confirmed(placeForBuyer(GOOD_CARD));
            await().atMost(PATIENCE)
                    .until(() -> sql.update(
                                    "update work set leased_until = now(), lease_millis = 4000, attempts = "
                                            + "attempts + 1"
                                            + " where kind = 'mail' and key = ? and leased_until is null",
                                    order.id() + ".confirmation")
                            == 1);
            cancel(order).then().statusCode(200);
            awaitStatus(order, "REFUNDED");
        } finally {
            mail.comeBack();
        }
        assertThat(awaitOne().getSubject()).startsWith("Your order has ended");
        assertThat(sql.first(
                        "select 1 from work where kind = 'mail' and key = ?",
                        row -> true,
                        order.id() + ".confirmation"))
                .isEmpty();
        assertNothingWaits(order);
        assertThat(messages()).hasSize(1);
    }

    private Placed placeForBuyer(String card) {
        String sku = shop.sell("12.30", 100);
        shop.rename(sku, "Lamp & <b>shade</b>");
        JsonPath placed = post(UUID.randomUUID().toString(), body(sku, 2, card).replace("ada@example.org", buyer))
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
        return new Placed(placed.getString("id"), placed.getString("token"));
    }

    private MimeMessage awaitOne() {
        awaitArrived(1);
        return messages().getFirst();
    }

    private void awaitArrived(int count) {
        await().atMost(PATIENCE).until(() -> messages().size(), size -> size == count);
    }

    private List<MimeMessage> messages() {
        return mail.arrivedFor(buyer).toList();
    }

    private int attemptsAt(Placed order) {
        return sql.first(
                        "select attempts from work where kind = 'mail' and key like ?",
                        row -> row.integer(1),
                        order.id() + ".%")
                .orElse(0);
    }

    private void assertNothingWaits(Placed order) {
        await().atMost(PATIENCE).until(() -> sql.first(
                        "select 1 from work where kind = 'mail' and key like ?", row -> true, order.id() + ".%")
                .isEmpty());
    }

    private static String part(MimeMessage message, String type) throws MessagingException, IOException {
        MimeMultipart parts = (MimeMultipart) message.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType(type)) {
                return String.valueOf(part.getContent());
            }
        }
        throw new AssertionError("no " + type + " in " + GreenMailUtil.getWholeMessage(message));
    }
}
