package shop.carousel.kit.combine;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Does together what several callers ask for at the same time. Who comes alone is served at once; who comes while a batch is under way
 * is in the next one. So nobody ever waits for company, and batches grow by themselves just when there is much to do.
 *
 * <p>Promises: every item is in exactly one batch, in the order of arrival, after its call began; a caller gets the result of its own
 * item, or the fault of its batch. The waiting items are no more than the callers, so bound those.
 *
 * @param <T> what is asked
 * @param <R> what is answered
 */
public final class Combiner<T, R> {

    private final Function<List<T>, List<R>> together;
    private final Limits<T> limits;
    private final Predicate<RuntimeException> mayGoAlone;
    private final Queue<Asked<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore batches;

    /**
     * What a batch holds at most.
     *
     * @param items how many items
     * @param weight how heavy they are together; one that is heavier goes alone
     * @param weigh the weight of an item
     * @param batches how many batches are under way at a time
     */
    public record Limits<T>(int items, int weight, ToIntFunction<T> weigh, int batches) {}

    /**
     * @param together answers a batch, one result for each item in their order
     * @param mayGoAlone after which faults of a batch each of its items is tried alone, so that one bad item spoils nothing for others:
     *     only those after which a batch has left no trace
     */
    public Combiner(Function<List<T>, List<R>> together, Limits<T> limits, Predicate<RuntimeException> mayGoAlone) {
        this.together = together;
        this.limits = limits;
        this.mayGoAlone = mayGoAlone;
        this.batches = new Semaphore(limits.batches());
    }

    /** Returns the result when the item's batch is done, or throws what kept it from being done. */
    public R call(T item) {
        Asked<T, R> asked = new Asked<>(item, new CompletableFuture<>());
        waiting.add(asked);
        begin();
        try {
            return asked.answer.join();
        } catch (CompletionException fault) {
            throw fault.getCause() instanceof RuntimeException known ? known : fault;
        }
    }

    /** Whoever ends a batch looks again, so that an item that came meanwhile is not left behind. */
    private void begin() {
        if (!waiting.isEmpty() && batches.tryAcquire()) {
            Thread.ofVirtual().name("combiner").start(() -> {
                try {
                    answer(next());
                } finally {
                    batches.release();
                    begin();
                }
            });
        }
    }

    private synchronized List<Asked<T, R>> next() {
        List<Asked<T, R>> batch = new ArrayList<>();
        int weight = 0;
        for (Asked<T, R> head = waiting.peek(); head != null && batch.size() < limits.items(); head = waiting.peek()) {
            weight += limits.weigh().applyAsInt(head.item);
            if (!batch.isEmpty() && weight > limits.weight()) {
                break;
            }
            batch.add(waiting.remove());
        }
        return batch;
    }

    private void answer(List<Asked<T, R>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            List<R> results = together.apply(batch.stream().map(Asked::item).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer.complete(results.get(i));
            }
        } catch (RuntimeException fault) {
            if (batch.size() > 1 && mayGoAlone.test(fault)) {
                batch.forEach(asked -> answer(List.of(asked)));
            } else {
                batch.forEach(asked -> asked.answer.completeExceptionally(fault));
            }
        } catch (Error fault) {
            batch.forEach(asked -> asked.answer.completeExceptionally(fault));
            throw fault;
        }
    }

    private record Asked<T, R>(T item, CompletableFuture<R> answer) {}
}
