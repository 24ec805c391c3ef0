package shop.carousel.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shop.carousel.contracts.EventSchemas;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.trace.TraceParent;

@QuarkusTest
class OrderFlowTest extends OrderServiceTest {

    @Inject
    Sql sql;

    private final EventSchemas schemas = new EventSchemas();

    @Test
    void order_reservedPaidSold_isConfirmed() {
        Placed order = place(GOOD_CARD);
        broker.reserved(order.id());
        awaitStatus(order, "PAID");
        broker.sold(order.id());
        awaitStatus(order, "CONFIRMED");
        assertThat(historyOf(order)).isEqualTo(List.of("PLACED", "RESERVED", "PAID", "CONFIRMED"));
        awaitSaid(order, "placed", "reserved", "paid", "confirmed");
    }

    @Test
    void order_refused_isRejectedWithTheReason() {
        Placed order = place(GOOD_CARD);
        broker.refused(order.id());
        awaitStatus(order, "REJECTED");
        assertThat(read(order).getString("history[1].reason")).isEqualTo("Not enough in stock. A: 2 wanted, 1 left.");
        assertThat(paymentOf(order)).isEqualTo("STOPPED");
        awaitSaid(order, "placed", "rejected");
    }

    @Test
    void reservation_runsOutBeforePayment_orderIsCancelledAndTheLateMoneyGoesBack() {
        Placed order = place(SLOW_CARD);
        broker.reserved(order.id());
        await().until(() -> charges(order) == 1);
        broker.released(order.id(), "expired");
        awaitStatus(order, "REFUNDED");
        assertThat(historyOf(order)).isEqualTo(List.of("PLACED", "RESERVED", "CANCELLED", "CANCELLED", "REFUNDED"));
        awaitSaid(order, "placed", "reserved", "cancelled", "refunded");
        assertThat(moneyKept(order)).isEqualTo(0);
    }

    @Test
    void events_deliveredTwiceAndOutOfOrder_changeNothingMore() {
        Placed order = place(GOOD_CARD);
        broker.sold(order.id());
        UUID reserved = broker.reserved(order.id());
        awaitStatus(order, "PAID");
        broker.say(
                reserved,
                "reserved",
                order.id(),
                "{\"orderId\":\"%s\",\"deadline\":\"2099-01-01T00:00:00Z\"}".formatted(order.id()));
        broker.refused(order.id());
        broker.sold(order.id());
        broker.sold(order.id());
        awaitStatus(order, "CONFIRMED");
        broker.released(order.id(), "expired");
        awaitRefusals(order, 3);
        assertThat(historyOf(order)).isEqualTo(List.of("PLACED", "RESERVED", "PAID", "CONFIRMED"));
        assertThat(charges(order)).isEqualTo(1);
    }

    @Test
    void record_nobodyCanRead_goesToTheDeadLettersAndTheNextIsHandled() {
        Placed order = place(GOOD_CARD);
        broker.say("reserved", order.id(), "not JSON");
        broker.say("reserved", order.id(), "{\"orderId\":\"" + order.id() + "\"}");
        broker.say("moved-to-the-moon", order.id(), "{}");
        broker.reserved(order.id());
        awaitStatus(order, "PAID");
        await().atMost(PATIENCE).until(() -> broker.deadLetters(order.id()).size() == 2);
    }

    @Test
    void event_ofALaterMinorVersion_isReadAllTheSame() {
        Placed order = place(GOOD_CARD);
        String data = """
                {"orderId": "%s", "deadline": "2099-01-01T00:00:00Z", "lines": [{"sku": "A", "quantity": 1, \
                "shelf": "B7"}],
                 "warehouse": {"id": 7}, "minorVersion": 9}""".formatted(order.id());
        assertThat(schemas.violations("shop.carousel.stock.reserved.v1", data)).isEmpty();
        broker.say("reserved", order.id(), data);
        awaitStatus(order, "PAID");
    }

    @Test
    void order_fromThePostToTheLastEvent_isOneTrace() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        JsonPath placed = given().contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .body(body(shop.sell("12.30", 100), 1, GOOD_CARD))
                .post("/api/orders")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
        Placed order = new Placed(placed.getString("id"), placed.getString("token"));
        broker.reserved(order.id());
        awaitStatus(order, "PAID");
        broker.sold(order.id());
        awaitStatus(order, "CONFIRMED");
        cancel(order).then().statusCode(200);
        awaitSaid(order, "placed", "reserved", "paid", "confirmed", "cancelled", "refunded");
        broker.saidOf(order.id()).forEach(record -> assertThat(record.header("traceparent"))
                .isEqualTo("00-" + trace + "-00f067aa0ba902b7-01"));
    }

    @Test
    void order_whoseSenderHasNoTrace_beginsOne() {
        Placed order = place(GOOD_CARD);
        Placed other = place(GOOD_CARD);
        cancel(order);
        awaitSaid(order, "placed", "cancelled");
        awaitSaid(other, "placed");
        assertThat(tracesOf(order)).hasSize(1);
        assertThat(tracesOf(other)).isNotEqualTo(tracesOf(order));
    }

    private Set<String> tracesOf(Placed order) {
        return broker.saidOf(order.id()).stream()
                .map(record -> new TraceParent(record.header("traceparent")).traceId())
                .collect(Collectors.toSet());
    }

    @Test
    void event_ofAnUnknownOrder_goesToTheDeadLetters() {
        String nobody = UUID.randomUUID().toString();
        broker.reserved(nobody);
        await().atMost(PATIENCE).until(() -> broker.deadLetters(nobody).size() == 1);
    }

    @Test
    void events_ofManyOrders_areSaidOnceInOrder() {
        List<Placed> orders = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> place(GOOD_CARD))
                .toList();
        orders.forEach(order -> broker.reserved(order.id()));
        orders.forEach(order -> awaitStatus(order, "PAID"));
        orders.forEach(order -> broker.sold(order.id()));
        orders.forEach(order -> awaitSaid(order, "placed", "reserved", "paid", "confirmed"));
    }

    @Test
    void broker_away_ordersAreAcceptedAndToldWhenItIsBack() throws InterruptedException {
        Placed before = place(GOOD_CARD);
        broker.reserved(before.id());
        awaitStatus(before, "PAID");
        servers.stop(servers.broker().part());
        Placed meanwhile;
        try {
            meanwhile = place(GOOD_CARD);
            assertThat(cancel(before).statusCode()).isEqualTo(200);
            awaitStatus(before, "REFUNDED");
        } finally {
            servers.start(servers.broker().part());
        }
        awaitSaid(meanwhile, "placed");
        awaitSaid(before, "placed", "reserved", "paid", "cancelled", "refunded");
        broker.reserved(meanwhile.id());
        awaitStatus(meanwhile, "PAID");
    }

    /** What was said, in order and once, and each by its schema. */
    private void awaitSaid(Placed order, String... types) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(broker.typesOf(order.id())).isEqualTo(List.of(types)));
        broker.saidOf(order.id()).forEach(record -> {
            assertThat(schemas.violations(record.header("ce_type"), record.text()))
                    .isEmpty();
            assertThat(record.header("ce_source")).isEqualTo("/order");
        });
    }

    private void awaitRefusals(Placed order, int count) {
        await().atMost(PATIENCE)
                .until(
                        () -> sql.first(
                                        "select coalesce(sum(times), 0) from order_refusal where order_id = ?::uuid",
                                        row -> row.integer(1),
                                        order.id())
                                .orElseThrow(),
                        refused -> refused >= count);
    }

    private String paymentOf(Placed order) {
        return sql.first("select state from payment where order_id = ?::uuid", row -> row.text(1), order.id())
                .orElseThrow();
    }

    private int charges(Placed order) {
        return sql.first(
                        "select count(*) from simulator_charge where key = ? and outcome = 'AUTHORISED'",
                        row -> row.integer(1),
                        "order-" + order.id())
                .orElseThrow();
    }

    /** The provider's books: taken minus given back. */
    private long moneyKept(Placed order) {
        return sql.first("""
                        select coalesce((select sum(amount_minor) from simulator_charge where key = ? and outcome =
                        'AUTHORISED'), 0)
                             - coalesce((select sum(amount_minor) from simulator_refund where charge_key = ?),
                             0)""", row -> row.bigint(1), "order-" + order.id(), "order-" + order.id())
                .orElseThrow();
    }
}
