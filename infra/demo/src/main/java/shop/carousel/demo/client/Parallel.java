package shop.carousel.demo.client;

import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Work on many items, a bounded number at a time. */
public final class Parallel {

    private Parallel() {}

    /** Work that may be interrupted. */
    @FunctionalInterface
    public interface Work<T> {
        void on(T item) throws InterruptedException;
    }

    /** Returns when all are done; the first failure ends it. */
    public static <T> void forEach(Collection<T> items, int concurrency, Work<T> work) throws InterruptedException {
        Semaphore places = new Semaphore(concurrency);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ExecutorCompletionService<Boolean> tasks = new ExecutorCompletionService<>(threads);
            try {
                for (T item : items) {
                    places.acquire();
                    tasks.submit(() -> {
                        try {
                            work.on(item);
                            return true;
                        } finally {
                            places.release();
                        }
                    });
                }
                for (int i = 0; i < items.size(); i++) {
                    tasks.take().get();
                }
            } catch (ExecutionException fault) {
                threads.shutdownNow();
                throw cause(fault);
            }
        }
    }

    private static RuntimeException cause(ExecutionException fault) {
        return fault.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(fault.getCause());
    }
}
