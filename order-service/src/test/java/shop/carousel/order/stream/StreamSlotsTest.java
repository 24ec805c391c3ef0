package shop.carousel.order.stream;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.read.HistoryNews;
import shop.carousel.order.stream.StreamSlots.Reader;

class StreamSlotsTest {

    private static final Sse SSE = new SseImpl();

    private final StreamSlots slots = new StreamSlots(new Limits(6, 2, 3));

    private record Limits(int max, int maxPerOrder, int maxPerClient) implements StreamConfig {
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

    /**
     * One begins to follow an order in the moment in which its last follower goes: thousands of times, by eight at
     * once.
     */
    @Test
    void streams_thatComeWhileTheLastGoes_giveBackWhatTheyTook() throws Exception {
        int callers = 8;
        var streams = new OrderStreams(
                (order, seq) -> new HistoryNews(List.of(), false),
                new Limits(callers, callers, callers),
                Clock.systemUTC());
        comeAndGo(streams, 1); // the first use sets Mutiny up, which it cannot do for many at once
        try (var threads = Executors.newFixedThreadPool(callers)) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                done.add(threads.submit(() -> comeAndGo(streams, 3_000)));
            }
            for (var each : done) {
                each.get(60, TimeUnit.SECONDS);
            }
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> streams.count() == 0);
        for (int i = 0; i < callers; i++) {
            streams.follow(reader(1, "a", null), 0, SSE, end -> {});
        }
        assertEquals(
                429,
                assertThrows(Problem.class, () -> streams.follow(reader(1, "a", null), 0, SSE, end -> {}))
                        .status());
    }

    private static void comeAndGo(OrderStreams streams, int times) {
        for (int i = 0; i < times; i++) {
            streams.follow(reader(1, "a", null), 0, SSE, end -> {})
                    .subscribe()
                    .with(event -> {}, fault -> {})
                    .cancel();
        }
    }

    private void assertRefused(int status, Reader reader) {
        assertEquals(
                status, assertThrows(Problem.class, () -> slots.take(reader)).status());
    }

    private static Reader reader(long order, String address, @Nullable UUID account) {
        return new Reader(new UUID(0, order), address, account);
    }
}
