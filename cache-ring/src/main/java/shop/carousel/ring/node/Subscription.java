package shop.carousel.ring.node;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;

/**
 * What a node publishes on some channels, over a line of its own that is opened again after each fault.
 *
 * <p>Does not promise that a message arrives: some are lost with the line, and a silent line looks like one on which
 * nothing happens. Whoever listens has another way to find out.
 */
public final class Subscription {

    /*
     * One attempt is under way at most: the first is begun by whoever opens first, each later one by the end of the one
     * before.
     */

    /** Who listens. Called on an event loop, which it must not block. */
    @FunctionalInterface
    public interface Listener {

        void heard(String channel, Buffer message);

        /** The line is gone, with what was said since the last message. */
        default void ended() {}
    }

    private static final int MESSAGE_PARTS = 3;

    private final Vertx vertx;
    private final RingNode node;
    private final NodeOptions options;
    private final Listener listener;
    private final List<String> channels;
    private final AtomicBoolean opened = new AtomicBoolean();
    private final AtomicReference<@Nullable Attempt> up = new AtomicReference<>();
    private volatile boolean closed;

    public Subscription(Vertx vertx, RingNode node, NodeOptions options, Listener listener, String... channels) {
        this.vertx = vertx;
        this.node = node;
        this.options = options;
        this.listener = listener;
        this.channels = List.of(channels);
    }

    /** Begins to listen, once. */
    public void open() {
        if (opened.compareAndSet(false, true)) {
            connect(0);
        }
    }

    /** Whether the node has confirmed all channels and the line has not ended since. */
    public boolean isUp() {
        return up.get() != null;
    }

    /** Says something on a channel, over this line; nothing while there is none. */
    public void publish(String channel, Buffer message) {
        var current = up.get();
        if (current != null) {
            current.line.send(Request.cmd(Command.PUBLISH).arg(channel).arg(message), ignored -> {});
        }
    }

    /** Lets the line go and opens another. */
    public void reopen() {
        var current = up.get();
        if (current != null) {
            current.end();
        }
    }

    /** For good. */
    public void close() {
        closed = true;
        reopen();
    }

    private void connect(int number) {
        if (closed) {
            return;
        }
        PushLine.open(vertx, node, options).onComplete(line -> {
            if (line.succeeded()) {
                new Attempt(line.result(), number).begin();
            } else {
                again(number);
            }
        });
    }

    private void again(int number) {
        if (!closed) {
            vertx.setTimer(Pauses.millis(options, number), ignored -> connect(number + 1));
        }
    }

    /** A line from its opening to its end. */
    private final class Attempt {

        private final PushLine line;
        private final int number;
        private final AtomicBoolean ended = new AtomicBoolean();

        /** The event loop's own. */
        private int confirmed;

        Attempt(PushLine line, int number) {
            this.line = line;
            this.number = number;
        }

        void begin() {
            line.onEnd(this::end);
            line.onMessage(this::hear);
            var subscribe = Request.cmd(Command.SUBSCRIBE);
            channels.forEach(subscribe::arg);
            line.send(subscribe, sent -> {
                if (sent.failed()) {
                    end();
                }
            });
            vertx.setTimer(options.connectTimeout().toMillis(), ignored -> {
                if (up.get() != this) {
                    end();
                }
            });
        }

        /** Answers to what was published come here too. */
        private void hear(Response message) {
            boolean isList = message.type() == ResponseType.MULTI || message.type() == ResponseType.PUSH;
            if (!isList || message.size() != MESSAGE_PARTS) {
                return;
            }
            switch (message.get(0).toString()) {
                case "subscribe" -> confirm();
                case "message" ->
                    listener.heard(message.get(1).toString(), message.get(2).toBuffer());
                default -> {}
            }
        }

        private void confirm() {
            confirmed++;
            if (confirmed == channels.size()) {
                up.set(this);
                if (closed) {
                    end();
                }
            }
        }

        void end() {
            if (ended.compareAndSet(false, true)) {
                boolean was = up.compareAndSet(this, null);
                if (was) {
                    listener.ended();
                }
                line.close();
                again(was ? 0 : number);
            }
        }
    }
}
