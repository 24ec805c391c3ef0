package shop.carousel.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OrderBacklogTest {

    private static final Duration TIME = Duration.ofSeconds(5);

    @Test
    void bound_atAPace_isWhatTheShopGetsThroughInTime() {
        assertThat(OrderBacklog.bound(400, TIME, 500)).isEqualTo(2_000);
    }

    @Test
    void bound_duringAStandstill_stillLetsSomeOrdersIn() {
        assertThat(OrderBacklog.bound(0, TIME, 500)).isEqualTo(500);
    }
}
