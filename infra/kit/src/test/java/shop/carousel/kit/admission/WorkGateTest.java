package shop.carousel.kit.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.problem.Problem;

class WorkGateTest {

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        buyers.shutdownNow();
    }

    @Test
    void orders_atATime_areNeverMoreThanThePlaces() throws Exception {
        var limit = new WorkGate(3, LONG, "Too many.");
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        List<Future<Integer>> placed = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            placed.add(buyers.submit(() -> limit.within(() -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.yield();
                return now.decrementAndGet();
            })));
        }
        for (var each : placed) {
            each.get(30, TimeUnit.SECONDS);
        }
        assertThat(most.get()).as("at a time: " + most.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void burst_waitsForItsTurn() throws Exception {
        var limit = new WorkGate(1, LONG, "Too many.");
        var done = new CountDownLatch(1);
        var first = occupy(limit, done);
        var second = buyers.submit(() -> limit.within(() -> "placed"));
        done.countDown();
        assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo("placed");
        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo("placed");
    }

    @Test
    void queueThatStands_isToldEarly_untilAPlaceIsFreeAgain() throws Exception {
        var limit = new WorkGate(1, MOMENT, "Too many.");
        var done = new CountDownLatch(1);
        var first = occupy(limit, done);
        assertThat(limit.patience()).isEqualTo(MOMENT);
        var refused = assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> limit.within(() -> "placed"))
                .actual();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(limit.patience()).isEqualTo(MOMENT.dividedBy(10));
        done.countDown();
        first.get(30, TimeUnit.SECONDS);
        assertThat(limit.within(() -> "placed")).isEqualTo("placed");
        assertThat(limit.patience()).isEqualTo(MOMENT);
    }

    private Future<String> occupy(WorkGate limit, CountDownLatch done) throws InterruptedException {
        var inside = new CountDownLatch(1);
        var occupied = buyers.submit(() -> limit.within(() -> {
            inside.countDown();
            await(done);
            return "placed";
        }));
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        return occupied;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
