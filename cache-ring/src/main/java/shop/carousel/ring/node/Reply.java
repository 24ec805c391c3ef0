package shop.carousel.ring.node;

import io.vertx.redis.client.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import shop.carousel.ring.node.NodeAwayException.Reason;

/** A command under way on a Redis node's connection. Its time-out runs from the start. */
final class Reply<T> implements Call<T> {

    private final CompletableFuture<Response> reply = new CompletableFuture<>();
    private final long startNanos = System.nanoTime();
    private final Session session;
    private final Function<Response, T> reader;

    Reply(Session session, Function<Response, T> reader) {
        this.session = session;
        this.reader = reader;
    }

    CompletableFuture<Response> reply() {
        return reply;
    }

    @Override
    public Call<T> whenDone(Consumer<Boolean> action) {
        reply.whenComplete((answer, fault) -> action.accept(fault == null));
        return this;
    }

    @Override
    public T await() {
        var answer = answer();
        try {
            return reader.apply(answer);
        } catch (RuntimeException e) {
            throw session.away(Reason.FAILED, e);
        }
    }

    private Response answer() {
        try {
            long spent = System.nanoTime() - startNanos;
            return reply.get(session.timeoutNanos() - spent, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            session.timedOut(startNanos);
            throw session.away(Reason.TIMED_OUT, null);
        } catch (ExecutionException e) {
            throw session.away(Session.isOutdated(e.getCause()) ? Reason.OUTDATED : Reason.FAILED, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw session.away(Reason.INTERRUPTED, null);
        }
    }
}
