package shop.carousel.order.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OrderBacklogTest {

    private static final Duration TIME = Duration.ofSeconds(5);

    @Test
    void bound_atAPace_isWhatTheShopGetsThroughInTime() {
        assertEquals(2_000, OrderBacklog.bound(400, TIME, 500));
    }

    @Test
    void bound_duringAStandstill_stillLetsSomeOrdersIn() {
        assertEquals(500, OrderBacklog.bound(0, TIME, 500));
    }
}
