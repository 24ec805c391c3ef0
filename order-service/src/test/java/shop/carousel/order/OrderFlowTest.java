package shop.carousel.order;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OrderFlowTest extends OrderServiceTest {

    @Test
    void order_reservedPaidSold_isConfirmed() {
        Placed order = place(GOOD_CARD);
        broker.reserved(order.id());
        awaitStatus(order, "PAID");
        broker.sold(order.id());
        awaitStatus(order, "CONFIRMED");
        assertEquals(List.of("PLACED", "RESERVED", "PAID", "CONFIRMED"), historyOf(order));
        await().atMost(PATIENCE)
                .until(() -> broker.typesOf(order.id()), List.of("placed", "reserved", "paid", "confirmed")::equals);
    }
}
