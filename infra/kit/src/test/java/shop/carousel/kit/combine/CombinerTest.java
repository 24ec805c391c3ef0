package shop.carousel.kit.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shop.carousel.kit.combine.Combiner.Limits;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CombinerTest {

    private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());

    @Test
    void everyItem_ofManyCallers_isInExactlyOneBatch_andGetsItsOwnAnswer() throws Exception {
        var combiner = new Combiner<>(this::doubled, new Limits<Integer>(7, 1_000_000, item -> 1, 2), fault -> false);
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
                new Limits<>(100, 10, item -> item, 1),
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
        var combiner = new Combiner<>(this::refusing13, new Limits<Integer>(50, 1_000, item -> 1, 1), fault -> true);
        assertEquals(99, answered(combiner));
    }

    @Test
    void faultOfABatch_whereItemsMayNotGoAlone_reachesEachOfItsCallers() {
        var combiner = new Combiner<>(this::refusing13, new Limits<Integer>(50, 1_000, item -> 1, 1), fault -> false);
        assertThrows(IllegalArgumentException.class, () -> combiner.call(13));
        assertEquals(24, combiner.call(12));
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
