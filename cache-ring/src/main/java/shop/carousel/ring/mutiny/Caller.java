package shop.carousel.ring.mutiny;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who subscribed.
 *
 * @param context where the subscriber wants to be called; null if it does not care
 */
record Caller(@Nullable Context context) {

    static Caller current() {
        return new Caller(Vertx.currentContext());
    }

    /** Does something where the subscriber is at home. */
    void run(Runnable action) {
        if (context == null) {
            action.run();
        } else {
            context.runOnContext(ignored -> action.run());
        }
    }

    /** Waits for an answer that is asked for where the subscriber is at home. */
    <T> @Nullable T await(Supplier<Uni<T>> question) throws Exception {
        var answer = new CompletableFuture<@Nullable T>();
        run(() -> subscribe(question, answer));
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(false);
            throw e;
        } catch (ExecutionException e) {
            throw cause(e);
        }
    }

    private static <T> void subscribe(Supplier<Uni<T>> question, CompletableFuture<@Nullable T> answer) {
        try {
            var asked = question.get().subscribe().with(answer::complete, answer::completeExceptionally);
            answer.whenComplete((ignored, fault) -> {
                if (answer.isCancelled()) {
                    asked.cancel();
                }
            });
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private static Exception cause(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof Exception exception ? exception : e;
    }
}
