package shop.carousel.kit.combine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

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
                assertThat(answers.get(i).get()).isEqualTo(2 * i);
            }
        }
        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(20_000);
        assertThat(batches.stream().allMatch(batch -> batch.size() <= 7)).isTrue();
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
        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(5);
        assertThat(batches.stream().allMatch(batch -> batch.size() == 1 || weight(batch) <= 10))
                .as(batches.toString())
                .isTrue();
    }

    @Test
    void badItem_whereItemsMayGoAlone_spoilsNothingForOthers() throws Exception {
        var combiner = new Combiner<>(this::refusing13, limits(50, 1_000, item -> 1, 1), fault -> true);
        assertThat(answered(combiner)).isEqualTo(99);
    }

    @Test
    void faultOfABatch_whereItemsMayNotGoAlone_reachesEachOfItsCallers() {
        var combiner = new Combiner<>(this::refusing13, limits(50, 1_000, item -> 1, 1), fault -> false);
        assertThatThrownBy(() -> combiner.call(13)).isInstanceOf(IllegalArgumentException.class);
        assertThat(combiner.call(12)).isEqualTo(24);
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
            assertThat(combiner.call(12)).isEqualTo(24);
            var told = assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> late.get(30, TimeUnit.SECONDS))
                    .actual();
            assertThat(assertThat(told.getCause())
                            .asInstanceOf(type(NotAnsweredException.class))
                            .actual()
                            .hasBegun())
                    .isTrue();
            assertThat(Outages.isOutage(told)).isTrue();
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
                var told = assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(() -> call.get(30, TimeUnit.SECONDS))
                        .actual();
                neverBegun += assertThat(told.getCause())
                                .asInstanceOf(type(NotAnsweredException.class))
                                .actual()
                                .hasBegun()
                        ? 0
                        : 1;
            }
            assertThat(begun.get()).isEqualTo(1 + Combiner.MOST_SLOW);
            assertThat(neverBegun).isEqualTo(calls.size() - begun.get());
            goOn.countDown();
        }
        assertThat(combiner.call(5)).isEqualTo(10);
        assertThat(begun.get()).isEqualTo(2 + Combiner.MOST_SLOW);
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
            assertThat(callers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
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
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
