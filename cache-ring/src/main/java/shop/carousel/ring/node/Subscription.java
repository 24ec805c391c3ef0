package shop.carousel.ring.node;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;

/**
 * What a node publishes on one channel, over a line of its own that is opened at first use and again after each fault.
 *
 * <p>Does not promise that a message arrives: some are lost with the line, and a silent line looks like one on which
 * nothing happens. Whoever listens has another way to find out.
 */
public final class Subscription {

    /*
     * One attempt is under way at most: the first is begun by whoever wins `wanted`, each later one by the end of the
     * one before.
     */

    private static final Logger LOG = Logger.getLogger(Subscription.class);
    private static final int MESSAGE_PARTS = 3;

    private final Vertx vertx;
    private final RingNode node;
    private final NodeOptions options;
    private final String channel;
    private final Consumer<String> listener;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private volatile @Nullable PushLine line;
    private volatile boolean closed;

    /** @param listener is told each message on an event loop, which it must not block */
    public Subscription(Vertx vertx, RingNode node, NodeOptions options, String channel, Consumer<String> listener) {
        this.vertx = vertx;
        this.node = node;
        this.options = options;
        this.channel = channel;
        this.listener = listener;
    }

    /** Whether the node has confirmed the subscription and the line has not ended since. The first question opens it. */
    public boolean isUp() {
        if (line == null && wanted.compareAndSet(false, true)) {
            open(0);
        }
        return line != null;
    }

    public void close() {
        closed = true;
        wanted.set(true);
        var current = line;
        if (current != null) {
            current.close();
        }
    }

    private void open(int number) {
        if (closed) {
            return;
        }
        PushLine.open(vertx, node, options).onComplete(opened -> {
            if (opened.succeeded()) {
                subscribe(opened.result(), number);
            } else {
                again(number);
            }
        });
    }

    private void subscribe(PushLine opened, int number) {
        var ended = new AtomicBoolean();
        Runnable end = () -> {
            if (ended.compareAndSet(false, true)) {
                line = null;
                opened.close();
                again(number);
            }
        };
        opened.onEnd(end);
        opened.onMessage(message -> hear(opened, message));
        opened.send(Request.cmd(Command.SUBSCRIBE).arg(channel), sent -> {
            if (sent.failed()) {
                end.run();
            }
        });
        vertx.setTimer(options.connectTimeout().toMillis(), ignored -> {
            if (line != opened) {
                end.run();
            }
        });
    }

    private void hear(PushLine from, Response message) {
        if (message.size() != MESSAGE_PARTS) {
            return;
        }
        switch (message.get(0).toString()) {
            case "subscribe" -> {
                line = from;
                if (closed) {
                    from.close();
                }
            }
            case "message" -> listener.accept(message.get(2).toString());
            default -> LOG.debugf("Node %s said something else on %s", node.name(), channel);
        }
    }

    private void again(int number) {
        if (!closed) {
            vertx.setTimer(Pauses.millis(options, number), ignored -> open(number + 1));
        }
    }
}
