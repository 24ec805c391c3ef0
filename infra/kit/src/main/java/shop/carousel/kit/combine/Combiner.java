package shop.carousel.kit.combine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Batches what several callers ask for at the same time. A lone caller is served at once; a caller that comes while a
 * batch is under way is in the next one. So no caller waits for company, and batches grow by themselves when there is
 * much to do.
 *
 * <p>Promises: every item is in exactly one batch, in the order of arrival, after its call began; a caller gets the
 * result of its own item, or the fault of its batch. The waiting items are no more than the callers, so bound those.
 *
 * <p>No batch stops the others. A batch that is not done after {@link Limits#batchTime()} lets the next begin beside
 * it, so a connection that answers nothing harms its own batch alone; at most {@link #MOST_SLOW} are left behind so. No
 * caller waits longer than {@link Limits#patience()}: then it gets {@link NotAnsweredException}, which says whether its
 * item had begun.
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
    private final Semaphore slow = new Semaphore(MOST_SLOW);

    /** How many batches may be under way beyond {@link Limits#batches()}, because those take too long. */
    public static final int MOST_SLOW = 4;

    /**
     * The largest batch, and how long to wait for it.
     *
     * @param items how many items
     * @param weight their weight together; a heavier item goes alone
     * @param weigh the weight of an item
     * @param batches how many batches are under way at a time
     * @param batchTime after this time a batch that is under way no longer counts among them
     * @param patience how long a caller waits, for its batch to begin and to end
     */
    public record Limits<T>(
            int items, int weight, ToIntFunction<T> weigh, int batches, Duration batchTime, Duration patience) {

        /** Batches that are bounded by their items alone, one at a time. */
        public static <T> Limits<T> ofItems(int items, CombineConfig waits) {
            return new Limits<>(items, Integer.MAX_VALUE, item -> 0, 1, waits.batchTime(), waits.patience());
        }
    }

    /**
     * @param together handles a batch, and returns one result for each item, in their order
     * @param mayGoAlone the faults of a batch after which each item is tried alone, so that one bad item harms no
     *     other. Only faults after which a batch has left no trace
     */
    public Combiner(Function<List<T>, List<R>> together, Limits<T> limits, Predicate<RuntimeException> mayGoAlone) {
        this.together = together;
        this.limits = limits;
        this.mayGoAlone = mayGoAlone;
        this.batches = new Semaphore(limits.batches());
    }

    /**
     * Returns the result when the item's batch is done, or throws the batch's fault.
     *
     * @throws NotAnsweredException when that takes longer than the callers' patience
     */
    public R call(T item) {
        Asked<T, R> asked = new Asked<>(item, new CompletableFuture<>());
        waiting.add(asked);
        begin();
        try {
            return asked.answer.get(limits.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException fault) {
            throw fault.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException(fault.getCause());
        } catch (TimeoutException late) {
            throw new NotAnsweredException(!waiting.remove(asked), late);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new NotAnsweredException(!waiting.remove(asked), stop);
        }
    }

    /** The end of a batch looks again, so that an item that came meanwhile is not left behind. */
    private void begin() {
        if (!waiting.isEmpty() && batches.tryAcquire()) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            Thread.ofVirtual().name("combiner").start(() -> {
                try {
                    answer(next());
                } finally {
                    done.complete(null);
                }
            });
            done.copy()
                    .orTimeout(limits.batchTime().toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((nothing, late) -> goOnAfter(done));
        }
    }

    /** The next batch begins when this one is done; or now, when it takes too long and not too many do. */
    private void goOnAfter(CompletableFuture<Void> batch) {
        if (!batch.isDone() && slow.tryAcquire()) {
            batch.whenComplete((nothing, fault) -> slow.release());
            nextMayBegin();
        } else {
            batch.whenComplete((nothing, fault) -> nextMayBegin());
        }
    }

    private void nextMayBegin() {
        batches.release();
        begin();
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
