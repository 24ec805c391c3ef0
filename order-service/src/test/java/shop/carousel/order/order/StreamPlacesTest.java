package shop.carousel.order.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.order.StreamPlaces.Reader;

class StreamPlacesTest {

    private final StreamPlaces places = new StreamPlaces(new Limits(6, 2, 3));

    private record Limits(int max, int maxPerOrder, int maxPerClient) implements OrderConfig.Streams {
        @Override
        public Duration maxTime() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration heartbeat() {
            return Duration.ofSeconds(1);
        }
    }

    @Test
    void order_followedByAll_hasItsOwnLimit() {
        Reader first = reader(1, "a", null);
        places.enter(first);
        places.enter(reader(1, "b", null));
        assertRefused(429, reader(1, "c", null));
        places.leave(first);
        places.enter(reader(1, "c", null));
    }

    @Test
    void client_followingManyOrders_hasItsOwnLimit() {
        UUID account = UUID.randomUUID();
        for (int order = 1; order <= 3; order++) {
            places.enter(reader(order, "a", account));
        }
        assertRefused(429, reader(4, "a", null));
        assertRefused(429, reader(4, "b", account));
        places.enter(reader(4, "b", null));
    }

    @Test
    void allPlaces_taken_isUnavailable() {
        for (int i = 0; i < 6; i++) {
            places.enter(reader(i, "address " + i, null));
        }
        assertRefused(503, reader(9, "z", null));
        places.leave(reader(0, "address 0", null));
        places.enter(reader(9, "z", null));
    }

    private void assertRefused(int status, Reader reader) {
        assertEquals(
                status, assertThrows(Problem.class, () -> places.enter(reader)).status());
    }

    private static Reader reader(long order, String address, @Nullable UUID account) {
        return new Reader(new UUID(0, order), address, account);
    }
}
