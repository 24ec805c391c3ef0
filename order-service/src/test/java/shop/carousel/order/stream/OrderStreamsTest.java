package shop.carousel.order.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.problem.Problem;
import shop.carousel.order.read.HistoryNews;
import shop.carousel.order.stream.StreamSlots.Reader;

/** One stream of an order begins while the last one of the same order ends, at each step of either. */
class OrderStreamsTest {

    private static final Reader READER = new Reader(UUID.randomUUID(), "address", null);
    private static final int SLOTS = 2;

    private final AtomicReference<Cancellable> second = new AtomicReference<>();

    @Test
    void stream_thatBeginsAtEachStepOfTheLastOnesEnd_isWoken_andGivesItsSlotBack() {
        atEachStep((streams, first, others) -> {
            others.accept(() -> second.set(begin(streams)));
            first.cancel();
        });
    }

    @Test
    void stream_inWhoseBeginningTheLastOneEnds_isWoken_andGivesItsSlotBack() {
        atEachStep((streams, first, others) -> {
            others.accept(first::cancel);
            second.set(begin(streams));
        });
    }

    private interface Race {
        /** @param others takes what is done in between */
        void run(OrderStreams streams, Cancellable first, Consumer<Runnable> others);
    }

    private void atEachStep(Race race) {
        int step = 1;
        while (isDone(race, step)) {
            step++;
        }
        assertThat(step).as("there is at least one step").isGreaterThan(1);
    }

    /** False where the race has not so many steps. */
    private boolean isDone(Race race, int step) {
        var open = new SteppedMap<UUID, Set<OrderStream>>();
        var streams = new OrderStreams(
                open,
                (order, seq) -> new HistoryNews(List.of(), false),
                new Limits(SLOTS, SLOTS, SLOTS),
                Clock.systemUTC());
        second.set(() -> {});
        Cancellable first = begin(streams);
        race.run(streams, first, others -> open.letIn(step, others));
        boolean reached = open.isReached();
        open.letIn(Integer.MAX_VALUE, () -> {});
        if (reached) {
            assertThat(streams.count())
                    .as("the second one is among those that are woken, step " + step)
                    .isEqualTo(1);
        }
        first.cancel();
        second.get().cancel();
        assertThat(streams.count()).as("none is left, step " + step).isEqualTo(0);
        assertAllSlotsAreFree(streams);
        return reached;
    }

    private static Cancellable begin(OrderStreams streams) {
        return streams.follow(READER, 0, new SseImpl(), end -> {}).subscribe().with(event -> {}, fault -> {});
    }

    private static void assertAllSlotsAreFree(OrderStreams streams) {
        List<Cancellable> all = new ArrayList<>();
        for (int i = 0; i < SLOTS; i++) {
            all.add(begin(streams));
        }
        assertThat(assertThatExceptionOfType(Problem.class)
                        .isThrownBy(() -> begin(streams))
                        .actual()
                        .status())
                .isEqualTo(429);
        all.forEach(Cancellable::cancel);
    }
}
