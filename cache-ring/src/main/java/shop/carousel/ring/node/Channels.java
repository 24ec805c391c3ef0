package shop.carousel.ring.node;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;

/**
 * A connection of its own that listens to channels of a node, and comes back by itself when it ends. Does not notice a peer
 * that falls silent: whoever listens does.
 */
public final class Channels {

    /** Who listens. Called on event loops; must not block. */
    public interface Listener {

        void heard(String channel, Buffer message);

        /** The connection is gone, with what was said since the last message. */
        void ended();
    }

    private static final int MESSAGE_PARTS = 3;

    private final Vertx vertx;
    private final RingNode node;
    private final NodeOptions options;
    private final Listener listener;
    private final String[] channels;
    private final AtomicReference<@Nullable PushLine> line = new AtomicReference<>();
    private volatile boolean closed;

    public Channels(Vertx vertx, RingNode node, NodeOptions options, Listener listener, String... channels) {
        this.vertx = vertx;
        this.node = node;
        this.options = options;
        this.listener = listener;
        this.channels = channels.clone();
    }

    /** Begins to connect. */
    public void open() {
        if (closed) {
            return;
        }
        PushLine.open(vertx, node, options).onComplete(result -> {
            if (result.succeeded()) {
                use(result.result());
            } else {
                retry();
            }
        });
    }

    /** Says something on a channel, over this connection; nothing while there is none. */
    public void publish(String channel, Buffer message) {
        var current = line.get();
        if (current != null) {
            current.send(Request.cmd(Command.PUBLISH).arg(channel).arg(message), ignored -> {});
        }
    }

    /** Lets the connection go and opens another. */
    public void reopen() {
        var current = line.get();
        if (current != null) {
            lose(current);
        }
    }

    /** For good. */
    public void close() {
        closed = true;
        reopen();
    }

    private void use(PushLine opened) {
        opened.onMessage(this::received);
        opened.onEnd(() -> lose(opened));
        line.set(opened);
        var subscribe = Request.cmd(Command.SUBSCRIBE);
        for (var channel : channels) {
            subscribe.arg(channel);
        }
        opened.send(subscribe, result -> {
            if (result.failed()) {
                lose(opened);
            }
        });
        if (closed) {
            lose(opened);
        }
    }

    private void received(Response reply) {
        if (isList(reply)
                && reply.size() == MESSAGE_PARTS
                && reply.get(0).toString().equals("message")) {
            listener.heard(reply.get(1).toString(), reply.get(2).toBuffer());
        }
    }

    /** Answers to what was published come here too. */
    private static boolean isList(Response reply) {
        return reply.type() == ResponseType.MULTI || reply.type() == ResponseType.PUSH;
    }

    private void lose(PushLine lost) {
        if (line.compareAndSet(lost, null)) {
            listener.ended();
            lost.close();
            retry();
        }
    }

    private void retry() {
        if (!closed) {
            vertx.setTimer(options.probe().toMillis(), ignored -> open());
        }
    }
}
