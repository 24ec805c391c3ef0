package shop.carousel.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.jdbc.Sql;

/** Money at every turn: what the provider says, does not say, or says late, and a cancellation at every state. */
@QuarkusTest
class PaymentTest extends OrderServiceTest {

    @Inject
    Sql sql;

    @Test
    void card_declined_paymentFails() {
        Placed order = reserved(DECLINED_CARD);
        awaitStatus(order, "PAYMENT_FAILED");
        assertThat(read(order).getString("history[2].reason")).isEqualTo("The card was declined.");
        assertBooks(order, 0);
    }

    @Test
    void card_answersAfterTheTimeOut_isAskedAgainAndPaidOnce() {
        Placed order = reserved(SLOW_CARD);
        awaitStatus(order, "PAID");
        assertThat(historyOf(order)).isEqualTo(List.of("PLACED", "RESERVED", "PAID"));
        assertBooks(order, 1230);
    }

    @Test
    void card_neverAnswers_paymentFailsAndNothingCanBeTakenLater() {
        Placed order = reserved(SILENT_CARD);
        awaitStatus(order, "PAYMENT_FAILED");
        assertThat(read(order).getString("history[2].reason")).isEqualTo("The bank did not answer.");
        assertThat(outcome(order)).isEqualTo("ABANDONED");
        assertBooks(order, 0);
    }

    @Test
    void cancel_whilePlaced_isFinal() {
        Placed order = place(GOOD_CARD);
        cancel(order).then().statusCode(200).body("status", equalTo("CANCELLED"));
        broker.reserved(order.id());
        broker.released(order.id(), "cancelled");
        cancel(order).then().statusCode(200).body("status", equalTo("CANCELLED"));
        assertThat(historyOf(order)).isEqualTo(List.of("PLACED", "CANCELLED"));
        assertBooks(order, 0);
    }

    @Test
    void cancel_whileThePaymentIsUnderWay_refundsWhatArrivesLate() {
        Placed order = reserved(SLOW_CARD);
        awaitStatus(order, "RESERVED");
        awaitAsked(order);
        cancel(order).then().statusCode(200).body("status", equalTo("CANCELLED"));
        awaitStatus(order, "REFUNDED");
        assertBooks(order, 0);
        assertThat(outcome(order)).as("the money did arrive").isEqualTo("AUTHORISED");
    }

    @Test
    void cancel_whilePaid_refunds() {
        Placed order = reserved(GOOD_CARD);
        awaitStatus(order, "PAID");
        cancel(order).then().statusCode(200).body("status", oneOf("CANCELLED", "REFUNDED")); // the refund may be faster
        broker.sold(order.id());
        broker.released(order.id(), "cancelled");
        awaitStatus(order, "REFUNDED");
        assertThat(historyOf(order)).isEqualTo(List.of("PLACED", "RESERVED", "PAID", "CANCELLED", "REFUNDED"));
        assertBooks(order, 0);
    }

    @Test
    void cancel_whileConfirmed_refunds() {
        Placed order = confirmed(place(GOOD_CARD));
        cancel(order).then().statusCode(200);
        awaitStatus(order, "REFUNDED");
        cancel(order).then().statusCode(200).body("status", equalTo("REFUNDED"));
        assertBooks(order, 0);
    }

    @Test
    void cancel_afterItShipped_isTooLate() {
        Placed order = confirmed(place(GOOD_CARD));
        asAdmin()
                .post("/api/admin/orders/" + order.id() + "/ship")
                .then()
                .statusCode(200)
                .body("status", equalTo("SHIPPED"));
        cancel(order)
                .then()
                .statusCode(409)
                .body("type", equalTo("https://carousel.shop/problems/not-cancellable"))
                .body("detail", equalTo("The order cannot be cancelled: it is on its way already."));
        asAdmin()
                .post("/api/admin/orders/" + order.id() + "/deliver")
                .then()
                .statusCode(200)
                .body("status", equalTo("DELIVERED"));
        assertBooks(order, 1230);
    }

    @Test
    void cancel_afterPaymentFailed_isTooLate() {
        Placed order = reserved(DECLINED_CARD);
        awaitStatus(order, "PAYMENT_FAILED");
        cancel(order).then().statusCode(409);
    }

    @Test
    void ship_beforeItIsConfirmed_isRefused() {
        Placed order = place(GOOD_CARD);
        asAdmin().post("/api/admin/orders/" + order.id() + "/ship").then().statusCode(409);
    }

    private Placed reserved(String card) {
        Placed order = place(card);
        broker.reserved(order.id());
        return order;
    }

    private static io.restassured.specification.RequestSpecification asAdmin() {
        return RestAssured.given().header("Authorization", "Bearer " + adminToken());
    }

    private void awaitAsked(Placed order) {
        org.awaitility.Awaitility.await().atMost(PATIENCE).until(() -> sql.first(
                        "select 1 from simulator_charge where key = ?", row -> true, "order-" + order.id())
                .isPresent());
    }

    private String outcome(Placed order) {
        return sql.first(
                        "select outcome from simulator_charge where key = ?", row -> row.text(1), "order-" + order.id())
                .orElse("NONE");
    }

    /** What the provider holds for the order now. */
    private void assertBooks(Placed order, long minorUnits) {
        long taken = sum(
                "select coalesce(sum(amount_minor), 0) from simulator_charge where outcome = 'AUTHORISED' and key = ?",
                order);
        long back = sum("select coalesce(sum(amount_minor), 0) from simulator_refund where charge_key = ?", order);
        assertThat(taken - back).isEqualTo(minorUnits);
    }

    private long sum(String query, Placed order) {
        return sql.first(query, row -> row.bigint(1), "order-" + order.id()).orElse(0L);
    }
}
