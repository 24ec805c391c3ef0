package shop.carousel.ring.node;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.node.NodeAwayException.Reason;
import shop.carousel.ring.wire.Line;
import shop.carousel.ring.wire.NodeError;
import shop.carousel.ring.wire.NodeReply;
import shop.carousel.ring.wire.RespCommand;

/** A command under way on a Redis node's connection. Its time-out runs from the start. */
final class PendingCall<T> implements Call<T>, Line.Answer {

    private final CompletableFuture<NodeReply> reply = new CompletableFuture<>();
    private final long startNanos = System.nanoTime();
    private final Session session;
    private final Function<NodeReply, T> reader;

    /** To be sent when the node turns out not to know a script. */
    private @Nullable Supplier<RespCommand> whole;

    private volatile boolean late;

    PendingCall(Session session, Function<NodeReply, T> reader, @Nullable Supplier<RespCommand> whole) {
        this.session = session;
        this.reader = reader;
        this.whole = whole;
    }

    @Override
    public void accept(@Nullable NodeReply answer, @Nullable Throwable fault) {
        session.answered(fault);
        var again = whole;
        if (again != null && fault instanceof NodeError error && error.is("NOSCRIPT")) {
            whole = null;
            session.send(again.get(), this);
        } else if (late) {
            // Nobody waits for it any more.
        } else if (fault != null) {
            reply.completeExceptionally(fault);
        } else {
            reply.complete(answer);
        }
    }

    @Override
    public long startNanos() {
        return startNanos;
    }

    /** First the evidence, so that whoever hears of it finds the breaker open. Its place in the line stays its own. */
    @Override
    public void expire() {
        if (!late && !reply.isDone()) {
            late = true;
            session.timedOut(startNanos);
            reply.completeExceptionally(session.away(Reason.TIMED_OUT, null));
        }
    }

    /** It is not sent. */
    void refuse(NodeAwayException why) {
        reply.completeExceptionally(why);
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

    /** Comes to an end in time, because the session lets what is late expire. */
    private NodeReply answer() {
        try {
            return reply.get();
        } catch (ExecutionException e) {
            throw session.away(Session.isOutdated(e.getCause()) ? Reason.OUTDATED : Reason.FAILED, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw session.away(Reason.INTERRUPTED, null);
        }
    }
}
