package shop.carousel.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shop.carousel.broker.testing.Heard;
import shop.carousel.contracts.EventSchemas;
import shop.carousel.kit.jdbc.Sql;

/** The simulated carrier. In these tests it comes an hour later, unless a test lets that time pass. */
@QuarkusTest
class CarrierTest extends OrderServiceTest {

    @Inject
    Sql sql;

    @Test
    void parcel_inItsTime_isShippedAndDelivered() {
        Placed order = confirmed(place(GOOD_CARD));
        letTimePass("carrier-pick-up", order);
        awaitStatus(order, "SHIPPED");
        letTimePass("carrier-delivery", order);
        awaitStatus(order, "DELIVERED");
        assertThat(historyOf(order))
                .isEqualTo(List.of("PLACED", "RESERVED", "PAID", "CONFIRMED", "SHIPPED", "DELIVERED"));
        assertThat(waiting(order)).isEqualTo(0);
    }

    /** The catalog lets whoever got a product write about it. */
    @Test
    void delivery_toAnAccount_saysWhoGotWhat_andThatOfAGuestDoesNot() {
        Placed order = confirmed(place(GOOD_CARD));
        sql.update(
                "update orders set account_id = (select id from account where role = 'admin' limit 1)"
                        + " where id = ?::uuid",
                order.id());
        Heard delivered = delivered(order);
        assertThat(new EventSchemas().violations(delivered.header("ce_type"), delivered.text()))
                .isEmpty();
        JsonPath data = JsonPath.from(delivered.text());
        assertThat(sql.exists(
                        "select 1 from orders where id = ?::uuid and account_id = ?::uuid",
                        order.id(),
                        data.getString("accountId")))
                .isTrue();
        assertThat(data.getList("lines.quantity")).isEqualTo(List.of(1));
        JsonPath guests = JsonPath.from(delivered(confirmed(place(GOOD_CARD))).text());
        assertThat((Object) guests.get("accountId")).isNull();
        assertThat((Object) guests.get("lines")).isNull();
    }

    private Heard delivered(Placed order) {
        letTimePass("carrier-pick-up", order);
        letTimePass("carrier-delivery", order);
        return await().atMost(PATIENCE)
                .until(
                        () -> broker.saidOf(order.id()).stream()
                                .filter(said -> said.header("ce_type").endsWith("order.delivered.v1"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void order_cancelledBeforeThePickUp_isNotShipped() {
        Placed order = confirmed(place(GOOD_CARD));
        cancel(order).then().statusCode(200);
        assertThat(waiting(order)).isEqualTo(0);
        awaitStatus(order, "REFUNDED");
        assertThat(refusals(order)).isEqualTo(0);
    }

    @Test
    void administrator_fasterThanTheCarrier_shipsIt() {
        Placed order = confirmed(place(GOOD_CARD));
        RestAssured.given()
                .header("Authorization", "Bearer " + adminToken())
                .post("/api/admin/orders/" + order.id() + "/ship")
                .then()
                .statusCode(200);
        assertThat(waiting(order)).isEqualTo(1);
        letTimePass("carrier-delivery", order);
        awaitStatus(order, "DELIVERED");
    }

    @Test
    void carrier_diedOnTheWay_anotherInstanceGoesOn() {
        Placed order = confirmed(place(GOOD_CARD));
        sql.update(
                "update work set due_at = now() - interval '1 minute', attempts = 1, leased_until = now() + interval "
                        + "'1 second' where key = ?",
                order.id());
        awaitStatus(order, "SHIPPED");
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
