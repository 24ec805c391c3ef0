package shop.carousel.ring.node;

import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.node.NodeAwayException.Reason;

/**
 * A node while it answers: its connections and the evidence against it. A session that ends is never used again; the
 * next one starts without prejudice.
 */
final class Session {

    private static final Logger LOG = Logger.getLogger(Session.class);

    private final String node;
    private final NodeOptions options;
    private final List<Line> lines;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicBoolean complained = new AtomicBoolean();
    private volatile long lastAnswerNanos = System.nanoTime();
    private volatile Runnable whenLost = () -> {};

    Session(String node, NodeOptions options, List<Line> lines) {
        this.node = node;
        this.options = options;
        this.lines = lines;
    }

    /** Says whom to tell, once or more often, that this session is of no more use. */
    void whenLost(Runnable action) {
        whenLost = action;
        lines.forEach(line -> line.onEnd(action));
    }

    int waiting() {
        return waiting.get();
    }

    <T> Call<T> start(RespCommand command, Function<Response, T> reader) {
        var call = new Reply<>(this, reader);
        send(command, call.reply());
        return call;
    }

    /** Sends a script by its digest, and by its text when the node turns out not to know it. */
    <T> Call<T> start(Script script, List<byte[]> keys, List<byte[]> args, Function<Response, T> reader) {
        var call = new Reply<>(this, reader);
        send(script.brief(keys, args), (reply, fault) -> {
            if (fault instanceof ErrorType error && error.is("NOSCRIPT")) {
                send(script.whole(keys, args), call.reply());
            } else {
                pass(reply, fault, call.reply());
            }
        });
        return call;
    }

    private void send(RespCommand command, CompletableFuture<Response> reply) {
        send(command, (answer, fault) -> pass(answer, fault, reply));
    }

    private void send(RespCommand command, Line.Answer answer) {
        if (waiting.incrementAndGet() > options.queued()) {
            waiting.decrementAndGet();
            answer.accept(null, away(Reason.QUEUE_FULL, null));
            return;
        }
        var line = lines.get(Math.floorMod(turn.getAndIncrement(), lines.size()));
        line.send(command, (reply, fault) -> {
            waiting.decrementAndGet();
            weigh(fault);
            answer.accept(reply, fault);
        });
    }

    /** What an answer says of the node. */
    private void weigh(@Nullable Throwable fault) {
        if (fault instanceof ErrorType error && error.is("CONNECTION_CLOSED")) {
            whenLost.run();
            return;
        }
        lastAnswerNanos = System.nanoTime();
        if (fault instanceof ErrorType error) {
            report(error);
        } else if (failures.get() != 0) {
            failures.set(0);
        }
    }

    /** An error is an answer: it costs nobody a time-out, and is no reason to leave the node. Said once a session. */
    private void report(ErrorType error) {
        if (!error.is("NOSCRIPT") && !isOutdated(error) && complained.compareAndSet(false, true)) {
            LOG.warnf("Ring node %s answers with an error: %s", node, error.getMessage());
        }
    }

    /** Whether a node refused a caller whose view of the ring is older than another's who spoke to it. */
    static boolean isOutdated(@Nullable Throwable fault) {
        return fault instanceof ErrorType error && error.is("EPOCH");
    }

    private static void pass(@Nullable Response reply, @Nullable Throwable fault, CompletableFuture<Response> to) {
        if (fault != null) {
            to.completeExceptionally(fault);
        } else {
            to.complete(reply);
        }
    }

    /**
     * A command was not answered in time. A node that said nothing at all since then is away; one that spoke is slow,
     * which is a failure.
     */
    void timedOut(long startNanos) {
        if (lastAnswerNanos - startNanos < 0) {
            whenLost.run();
        } else {
            failed();
        }
    }

    private void failed() {
        if (failures.incrementAndGet() >= options.failures()) {
            whenLost.run();
        }
    }

    long timeoutNanos() {
        return options.commandTimeout().toNanos();
    }

    NodeAwayException away(Reason reason, @Nullable Throwable cause) {
        return cause instanceof NodeAwayException known ? known : new NodeAwayException(node, reason, cause);
    }

    void close() {
        lines.forEach(Line::close);
    }
}
