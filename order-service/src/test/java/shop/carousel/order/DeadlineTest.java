package shop.carousel.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.jdbc.Sql;

/** Nothing waits for ever: each state that waits is moved on when its time is over, and the books agree. */
@QuarkusTest
class DeadlineTest extends OrderServiceTest {

    @Inject
    Sql sql;

    @Test
    void placed_noAnswerFromTheStock_isCancelled() {
        Placed order = place(GOOD_CARD);
        letTimePass(order);
        awaitStatus(order, "CANCELLED");
        assertThat(read(order).getString("history[1].reason")).isEqualTo("The items could not be reserved in time.");
        broker.reserved(order.id());
        broker.released(order.id(), "cancelled");
        assertThat(historyOf(order)).isEqualTo(List.of("PLACED", "CANCELLED"));
        assertThat(causeOf(order, "CANCELLED")).isEqualTo("DeadlinePassed");
    }

    @Test
    void reserved_paymentUnderWay_isCancelledAndTheMoneyThatComesGoesBack() {
        Placed order = place(SLOW_CARD);
        broker.reserved(order.id());
        await().atMost(PATIENCE).until(() -> asked(order));
        letTimePass(order);
        awaitStatus(order, "CANCELLED");
        assertThat(read(order).getString("history[2].reason")).isEqualTo("The order was not paid in time.");
        awaitStatus(order, "REFUNDED");
    }

    @Test
    void paid_neverSold_isRefunded() {
        Placed order = paid();
        letTimePass(order);
        awaitStatus(order, "REFUNDED");
        assertThat(read(order).getString("history[3].reason")).isEqualTo("The sale could not be completed in time.");
        broker.sold(order.id());
        assertThat(historyOf(order)).isEqualTo(List.of("PLACED", "RESERVED", "PAID", "CANCELLED", "REFUNDED"));
    }

    @Test
    void confirmed_neverShipped_isRefunded() {
        Placed order = confirmed(place(GOOD_CARD));
        letTimePass(order);
        awaitStatus(order, "REFUNDED");
        assertThat(read(order).getString("history[4].reason")).isEqualTo("The order could not be shipped in time.");
    }

    @Test
    void shipped_noWordOfTheParcel_countsAsDeliveredAndWaitsForNothing() {
        Placed order = confirmed(place(GOOD_CARD));
        given().header("Authorization", "Bearer " + adminToken())
                .post("/api/admin/orders/" + order.id() + "/ship")
                .then()
                .statusCode(200);
        letTimePass(order);
        awaitStatus(order, "DELIVERED");
        assertThat(waiting(order)).isEqualTo(0);
    }

    @Test
    void order_beforeItsDeadline_isLeftAlone() {
        Placed early = place(GOOD_CARD);
        Placed late = place(GOOD_CARD);
        letTimePass(late);
        awaitStatus(late, "CANCELLED");
        assertThat(read(early).getString("status")).isEqualTo("PLACED");
        assertThat(waiting(early)).isEqualTo(1);
    }

    @Test
    void reserved_page_saysUntilWhen() {
        Placed order = place(SLOW_CARD);
        broker.reserved(order.id());
        awaitStatus(order, "RESERVED");
        assertThat(read(order).getString("reservedUntil")).startsWith("2099-01-01T00:00:00");
        page(order).body(containsString("<time datetime=\"2099-01-01T00:00:00Z\" data-countdown>00:00:00 UTC</time>"));
        awaitStatus(order, "PAID");
        page(order).body(not(containsString("data-countdown")));
    }

    private static io.restassured.response.ValidatableResponse page(Placed order) {
        return RestAssured.given()
                .header("Accept", "text/html")
                .queryParam("token", order.token())
                .get("/orders/" + order.id())
                .then()
                .statusCode(200);
    }

    /** The order's deadline is an hour behind us. */
    private void letTimePass(Placed order) {
        int moved = sql.update(
                "update orders set deadline_at = now() - interval '1 hour' where id = ?::uuid and deadline_at is not "
                        + "null",
                order.id());
        assertThat(moved).as("it waits for something").isEqualTo(1);
    }

    private Placed paid() {
        Placed order = place(GOOD_CARD);
        broker.reserved(order.id());
        awaitStatus(order, "PAID");
        return order;
    }

    private boolean asked(Placed order) {
        return sql.first("select 1 from simulator_charge where key = ?", row -> true, "order-" + order.id())
                .isPresent();
    }

    private int waiting(Placed order) {
        return sql.first(
                        "select count(*) from orders where id = ?::uuid and deadline_at is not null",
                        row -> row.integer(1),
                        order.id())
                .orElseThrow();
    }

    private String causeOf(Placed order, String status) {
        return sql.first(
                        "select cause from order_history where order_id = ?::uuid and status = ?",
                        row -> row.text(1),
                        order.id(),
                        status)
                .orElseThrow();
    }
}
