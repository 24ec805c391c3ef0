package shop.carousel.order.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.stream.StreamSlots.Reader;

class StreamSlotsTest {

    private final StreamSlots slots = new StreamSlots(new Limits(6, 2, 3));

    @Test
    void order_followedByAll_hasItsOwnLimit() {
        var first = slots.take(reader(1, "a", null));
        slots.take(reader(1, "b", null));
        assertRefused(429, reader(1, "c", null));
        first.release();
        slots.take(reader(1, "c", null));
    }

    @Test
    void client_followingManyOrders_hasItsOwnLimit() {
        UUID account = UUID.randomUUID();
        for (int order = 1; order <= 3; order++) {
            slots.take(reader(order, "a", account));
        }
        assertRefused(429, reader(4, "a", null));
        assertRefused(429, reader(4, "b", account));
        slots.take(reader(4, "b", null));
    }

    @Test
    void allSlots_taken_isUnavailable() {
        var first = slots.take(reader(0, "address 0", null));
        for (int i = 1; i < 6; i++) {
            slots.take(reader(i, "address " + i, null));
        }
        assertRefused(503, reader(9, "z", null));
        first.release();
        first.release();
        slots.take(reader(9, "z", null));
        assertRefused(503, reader(10, "y", null));
    }

    private void assertRefused(int status, Reader reader) {
        assertThat(assertThatExceptionOfType(Problem.class)
                        .isThrownBy(() -> slots.take(reader))
                        .actual()
                        .status())
                .isEqualTo(status);
    }

    private static Reader reader(long order, String address, @Nullable UUID account) {
        return new Reader(new UUID(0, order), address, account);
    }
}
