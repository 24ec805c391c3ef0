package shop.carousel.ring.memcached;

import com.spotify.folsom.MemcacheOverloadedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.node.Call;
import shop.carousel.ring.node.NodeAwayException;
import shop.carousel.ring.node.NodeAwayException.Reason;

/** Work under way on a Memcached node. Its time-out runs from the start. */
final class MemcachedCall<T> implements Call<T> {

    private final long startNanos = System.nanoTime();
    private final @Nullable MemcachedSession session;
    private final CompletableFuture<T> answer;
    private final MemcachedLink link;

    MemcachedCall(@Nullable MemcachedSession session, CompletableFuture<T> answer, MemcachedLink link) {
        this.session = session;
        this.answer = answer;
        this.link = link;
    }

    @Override
    public Call<T> whenDone(Consumer<Boolean> answered) {
        answer.whenComplete((ignored, fault) -> answered.accept(fault == null));
        return this;
    }

    @Override
    public T await() {
        try {
            long spent = System.nanoTime() - startNanos;
            return answer.get(link.options().commandTimeout().toNanos() - spent, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            if (session != null) {
                session.timedOut(startNanos);
            }
            throw link.away(Reason.TIMED_OUT);
        } catch (ExecutionException e) {
            throw failed(e.getCause() instanceof CompletionException wrapped ? wrapped.getCause() : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw link.away(Reason.INTERRUPTED);
        }
    }

    private NodeAwayException failed(@Nullable Throwable cause) {
        var reason =
                switch (cause) {
                    case OutdatedException ignored -> Reason.OUTDATED;
                    case MemcacheOverloadedException ignored -> Reason.QUEUE_FULL;
                    case null, default -> Reason.FAILED;
                };
        return link.away(reason, cause);
    }
}
