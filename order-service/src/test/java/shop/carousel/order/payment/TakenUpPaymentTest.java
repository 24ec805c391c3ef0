package shop.carousel.order.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.money.Money;
import shop.carousel.order.OrderServiceTest;

/**
 * A payment that somebody has taken up, and stands still with before the provider is asked, while its order is
 * cancelled.
 */
@QuarkusTest
class TakenUpPaymentTest extends OrderServiceTest {

    @Inject
    Sql sql;

    @Inject
    PaymentAttempt attempt;

    @Test
    void payment_ofAnOrderThatWasCancelledMeanwhile_isNeverAskedFor() {
        Placed order = place(GOOD_CARD);
        // As a process has it that took it up and was stopped a moment later.
        sql.update(
                "update payment set state = 'DUE', attempts = 1, next_at = now(), leased_until = now() + interval '1 "
                        + "hour'"
                        + " where order_id = ?::uuid",
                order.id());
        var work = new PaymentWork(
                UUID.fromString(order.id()),
                PaymentState.DUE,
                sql.first("select card_token from payment where order_id = ?::uuid", row -> row.text(1), order.id())
                        .orElseThrow(),
                new Money(1230, Currency.getInstance("EUR")),
                1,
                false,
                System.nanoTime() - Duration.ofSeconds(1).toNanos());
        cancel(order).then().statusCode(200);
        attempt.make(work);
        assertThat(outcome(order)).as("it went on and asked for nothing").isEqualTo("NONE");

        // The process is gone for good, and another takes it up.
        sql.update("update payment set next_at = now(), leased_until = null where order_id = ?::uuid", order.id());
        await().atMost(PATIENCE).until(() -> sql.first(
                        "select 1 from payment where order_id = ?::uuid and next_at is null", row -> true, order.id())
                .isPresent());
        assertThat(outcome(order)).isEqualTo("ABANDONED");
        assertThat(read(order).getString("status")).isEqualTo("CANCELLED");
    }

    private String outcome(Placed order) {
        return sql.first(
                        "select outcome from simulator_charge where key = ?", row -> row.text(1), "order-" + order.id())
                .orElse("NONE");
    }
}
