package shop.carousel.kit.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shop.carousel.kit.combine.Combiner.Limits;
import shop.carousel.kit.problem.Outages;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CombinerTest {

    private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());

    @Test
    void everyItem_ofManyCallers_isInExactlyOneBatch_andGetsItsOwnAnswer() throws Exception {
        var combiner = new Combiner<>(this::doubled, limits(7, 1_000_000, item -> 1, 2), fault -> false);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 20_000)
                    .mapToObj(item -> callers.submit(() -> combiner.call(item)))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertEquals(2 * i, answers.get(i).get());
            }
        }
        assertEquals(20_000, batches.stream().mapToInt(List::size).sum());
        assertTrue(batches.stream().allMatch(batch -> batch.size() <= 7));
    }

    @Test
    void items_thatCameWhileABatchWasUnderWay_areTheNextBatch_upToItsWeight() throws Exception {
        var underWay = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var combiner = new Combiner<Integer, Integer>(
                items -> {
                    underWay.countDown();
                    await(goOn);
                    return doubled(items);
                },
                limits(100, 10, item -> item, 1),
                fault -> false);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.submit(() -> combiner.call(1));
            await(underWay);
            for (int item : List.of(4, 6, 5, 99)) {
                callers.submit(() -> combiner.call(item));
            }
            goOn.countDown();
        }
        assertEquals(5, batches.stream().mapToInt(List::size).sum());
        assertTrue(batches.stream().allMatch(batch -> batch.size() == 1 || weight(batch) <= 10), batches.toString());
    }

    @Test
    void badItem_whereItemsMayGoAlone_spoilsNothingForOthers() throws Exception {
        var combiner = new Combiner<>(this::refusing13, limits(50, 1_000, item -> 1, 1), fault -> true);
        assertEquals(99, answered(combiner));
    }

    @Test
    void faultOfABatch_whereItemsMayNotGoAlone_reachesEachOfItsCallers() {
        var combiner = new Combiner<>(this::refusing13, limits(50, 1_000, item -> 1, 1), fault -> false);
        assertThrows(IllegalArgumentException.class, () -> combiner.call(13));
        assertEquals(24, combiner.call(12));
    }

    /** As one does whose connection answers nothing. */
    @Test
    void batch_thatHangs_costsItsOwnCallersAlone() {
        var hanging = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var combiner = new Combiner<Integer, Integer>(
                items -> {
                    if (items.contains(13)) {
                        hanging.countDown();
                        await(goOn);
                    }
                    return doubled(items);
                },
                new Limits<>(50, 1_000, item -> 1, 1, Duration.ofMillis(50), Duration.ofSeconds(2)),
                fault -> false);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var late = callers.submit(() -> combiner.call(13));
            await(hanging);
            assertEquals(24, combiner.call(12));
            var told = assertThrows(ExecutionException.class, () -> late.get(30, TimeUnit.SECONDS));
            assertTrue(assertInstanceOf(NotAnsweredException.class, told.getCause())
                    .hasBegun());
            assertTrue(Outages.isOutage(told));
            goOn.countDown();
        }
    }

    /** Threads and connections are bounded also while nothing answers; what did not begin never does. */
    @Test
    void batches_thatAllHang_areBounded_andWhoseItemsNeverBegan_hearSo() throws Exception {
        var goOn = new CountDownLatch(1);
        var begun = new AtomicInteger();
        var combiner = new Combiner<Integer, Integer>(
                items -> {
                    begun.incrementAndGet();
                    await(goOn);
                    return doubled(items);
                },
                new Limits<>(1, 1_000, item -> 1, 1, Duration.ofMillis(20), Duration.ofSeconds(1)),
                fault -> false);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> calls = IntStream.range(0, 20)
                    .mapToObj(item -> callers.submit(() -> combiner.call(item)))
                    .toList();
            int neverBegun = 0;
            for (var call : calls) {
                var told = assertThrows(ExecutionException.class, () -> call.get(30, TimeUnit.SECONDS));
                neverBegun += assertInstanceOf(NotAnsweredException.class, told.getCause())
                                .hasBegun()
                        ? 0
                        : 1;
            }
            assertEquals(1 + Combiner.MOST_SLOW, begun.get());
            assertEquals(calls.size() - begun.get(), neverBegun);
            goOn.countDown();
        }
        assertEquals(10, combiner.call(5));
        assertEquals(2 + Combiner.MOST_SLOW, begun.get());
    }

    private static Limits<Integer> limits(int items, int weight, ToIntFunction<Integer> weigh, int batches) {
        return new Limits<>(items, weight, weigh, batches, Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    private static int answered(Combiner<Integer, Integer> combiner) throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 100)
                    .mapToObj(item -> callers.submit(() -> combiner.call(item)))
                    .toList();
            callers.shutdown();
            assertTrue(callers.awaitTermination(30, TimeUnit.SECONDS));
            return (int) answers.stream()
                    .filter(answer -> answer.state() == Future.State.SUCCESS)
                    .count();
        }
    }

    private List<Integer> doubled(List<Integer> items) {
        batches.add(items);
        return items.stream().map(item -> 2 * item).toList();
    }

    private List<Integer> refusing13(List<Integer> items) {
        if (items.contains(13)) {
            throw new IllegalArgumentException("13");
        }
        return doubled(items);
    }

    private static int weight(List<Integer> batch) {
        return batch.stream().mapToInt(item -> item).sum();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
