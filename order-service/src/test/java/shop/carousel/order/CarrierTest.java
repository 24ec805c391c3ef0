package shop.carousel.order;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.jdbc.Sql;

/** The simulated carrier. In these tests it comes an hour later, unless a test lets that time pass. */
@QuarkusTest
class CarrierTest extends OrderServiceTest {

    @Inject
    Sql sql;

    @Test
    void parcel_inItsTime_isShippedAndDelivered() {
        Placed order = confirmed();
        letTimePass("carrier-pick-up", order);
        awaitStatus(order, "SHIPPED");
        letTimePass("carrier-delivery", order);
        awaitStatus(order, "DELIVERED");
        assertEquals(List.of("PLACED", "RESERVED", "PAID", "CONFIRMED", "SHIPPED", "DELIVERED"), historyOf(order));
        assertEquals(0, waiting(order));
    }

    @Test
    void order_cancelledBeforeThePickUp_isNotShipped() {
        Placed order = confirmed();
        cancel(order).then().statusCode(200);
        assertEquals(0, waiting(order));
        awaitStatus(order, "REFUNDED");
        assertEquals(0, refusals(order));
    }

    @Test
    void administrator_fasterThanTheCarrier_shipsIt() {
        Placed order = confirmed();
        RestAssured.given()
                .header("Authorization", "Bearer " + adminToken())
                .post("/api/admin/orders/" + order.id() + "/ship")
                .then()
                .statusCode(200);
        assertEquals(1, waiting(order));
        letTimePass("carrier-delivery", order);
        awaitStatus(order, "DELIVERED");
    }

    @Test
    void carrier_diedOnTheWay_anotherInstanceGoesOn() {
        Placed order = confirmed();
        sql.update(
                "update work set due_at = now() - interval '1 minute', attempts = 1, leased_until = now() + interval "
                        + "'1 second' where key = ?",
                order.id());
        awaitStatus(order, "SHIPPED");
    }

    private Placed confirmed() {
        Placed order = place(GOOD_CARD);
        broker.reserved(order.id());
        awaitStatus(order, "PAID");
        broker.sold(order.id());
        awaitStatus(order, "CONFIRMED");
        return order;
    }

    private void letTimePass(String kind, Placed order) {
        await().atMost(PATIENCE)
                .until(() ->
                        sql.update("update work set due_at = now() where kind = ? and key = ?", kind, order.id()) == 1);
    }

    private int waiting(Placed order) {
        return sql.first(
                        "select count(*) from work where kind like 'carrier%' and key = ?",
                        row -> row.integer(1), order.id())
                .orElseThrow();
    }

    private int refusals(Placed order) {
        return sql.first(
                        "select count(*) from order_refusal where order_id = ?::uuid",
                        row -> row.integer(1),
                        order.id())
                .orElseThrow();
    }
}
