package shop.carousel.ring.wire.vertx;

import io.vertx.core.AsyncResult;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import shop.carousel.ring.wire.Line;
import shop.carousel.ring.wire.RespCommand;
import shop.carousel.ring.wire.Sent;
import shop.carousel.ring.wire.vertx.VertxTransport.Connected;

/**
 * A pipelined connection of the Redis client. Callers leave their commands, and its event loop is woken once for all
 * that have come until it runs.
 */
final class VertxLine implements Line {

    private final Connected connected;
    private final Queue<Sent> outbox = new ConcurrentLinkedQueue<>();
    private final Queue<Sent> awaiting = new ConcurrentLinkedQueue<>();
    private final List<Queue<Sent>> queues = List.of(awaiting, outbox);
    private final AtomicBoolean woken = new AtomicBoolean();
    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile boolean ended;
    private volatile Runnable onEnd = () -> {};

    VertxLine(Connected connected) {
        this.connected = connected;
        connected.connection().endHandler(ignored -> end());
        connected.connection().exceptionHandler(ignored -> close());
    }

    @Override
    public void send(RespCommand command, Answer answer) {
        outbox.add(new Sent(command, answer));
        if (ended) {
            Sent.refuse(queues);
        } else if (woken.compareAndSet(false, true)) {
            connected.context().runOnContext(ignored -> sendAll());
        }
    }

    private void sendAll() {
        woken.set(false);
        for (var next = outbox.poll(); next != null; next = outbox.poll()) {
            send(next);
        }
    }

    private void send(Sent sent) {
        awaiting.add(sent);
        connected.connection().send(VertxWords.request(sent.command())).onComplete(result -> answer(sent, result));
        if (ended) {
            Sent.refuse(queues);
        }
    }

    /** Unless it was refused before: whoever takes it out of the queue answers it. */
    private void answer(Sent sent, AsyncResult<Response> result) {
        if (awaiting.remove(sent)) {
            if (result.succeeded()) {
                sent.answer().accept(VertxWords.reply(result.result()), null);
            } else {
                sent.answer().accept(null, VertxWords.fault(result.cause()));
            }
        }
    }

    @Override
    public long expire(long before, long now) {
        return Sent.expire(queues, before, now);
    }

    @Override
    public void onEnd(Runnable action) {
        onEnd = action;
    }

    private void end() {
        if (ending.compareAndSet(false, true)) {
            ended = true;
            Sent.refuse(queues);
            onEnd.run();
        }
    }

    @Override
    public void close() {
        connected.close(this::end);
    }
}
