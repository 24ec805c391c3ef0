package shop.carousel.ring.node;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.wire.Bytes;
import shop.carousel.ring.wire.NodeError;
import shop.carousel.ring.wire.PushLine;
import shop.carousel.ring.wire.Transport;

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

    /** Who listens. Called on one thread of the line, which it must not block. */
    @FunctionalInterface
    public interface Listener {

        void heard(String channel, Bytes message);

        /** The line is gone, with what was said since the last message. */
        default void ended() {}
    }

    private static final Logger LOG = Logger.getLogger(Subscription.class);

    private final Vertx vertx;
    private final String node;
    private final NodeOptions options;
    private final Transport transport;
    private final Listener listener;
    private final List<String> channels;
    private final AtomicBoolean opened = new AtomicBoolean();
    private final AtomicReference<@Nullable Attempt> up = new AtomicReference<>();
    private volatile boolean closed;

    /** The last that was logged. */
    private volatile String complaint = "";

    public Subscription(Vertx vertx, RingNode node, NodeOptions options, Listener listener, String... channels) {
        this.vertx = vertx;
        this.node = node.name();
        this.options = options;
        this.transport = Transports.to(node, options, vertx);
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
    public void publish(String channel, byte[] message) {
        var current = up.get();
        if (current != null) {
            current.line.publish(channel, message);
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
        transport.listen().onComplete(line -> {
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
    private final class Attempt implements PushLine.Listener {

        private final PushLine line;
        private final int number;
        private final AtomicBoolean ended = new AtomicBoolean();

        /** The line's own. */
        private int confirmed;

        Attempt(PushLine line, int number) {
            this.line = line;
            this.number = number;
        }

        void begin() {
            line.subscribe(channels, this);
            vertx.setTimer(options.connectTimeout().toMillis(), ignored -> {
                if (up.get() != this) {
                    end();
                }
            });
        }

        @Override
        public void heard(String channel, Bytes message) {
            listener.heard(channel, message);
        }

        @Override
        public void confirmed() {
            confirmed++;
            if (confirmed == channels.size()) {
                up.set(this);
                complaint = "";
                if (ended.get()) {
                    up.compareAndSet(this, null);
                } else if (closed) {
                    end();
                }
            }
        }

        @Override
        public void refused(NodeError why) {
            if (!why.text().equals(complaint)) {
                complaint = why.text();
                LOG.warnf("Ring node %s does not let this process listen to %s: %s", node, channels, why.text());
            }
            end();
        }

        @Override
        public void ended() {
            end();
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
