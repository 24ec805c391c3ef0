package shop.carousel.ring.near;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import shop.carousel.ring.NodeOptions;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.node.Subscription;
import shop.carousel.ring.node.Tokens;
import shop.carousel.ring.wire.Bytes;

/**
 * What one node says about outdated entries, for the near caches of this process. Opened by the first of them that
 * needs it.
 *
 * <p>Promises: while a {@linkplain #term() term} lasts, everything that was published on the node until {@link
 * Liveness#SILENCE_NANOS} ago has been passed on. When the stream falls silent, near caches are emptied of this node's
 * values before it is connected again.
 */
public final class NearStream {

    /** Where invalidate.lua publishes. */
    public static final String CHANGES = "carousel/outdated";

    /** What is published there when a node was emptied. */
    public static final String EVERYTHING = "*";

    private static final String BEATS = "carousel/beat/";
    private static final long WATCH_MILLIS = TimeUnit.NANOSECONDS.toMillis(Liveness.BEAT_NANOS) / 5;
    private static final long PATIENCE_NANOS = 5 * Liveness.SILENCE_NANOS;
    private static final Logger LOG = Logger.getLogger(NearStream.class);

    private final Vertx vertx;
    private final RingNode node;
    private final String beats;
    private final Liveness liveness = new Liveness(System::nanoTime);
    private final Subscription channels;
    private final ConcurrentHashMap<String, NearCache<?>> caches = new ConcurrentHashMap<>();
    private final AtomicBoolean opened = new AtomicBoolean();
    private volatile boolean closed;

    /** Only the timer's. */
    private long lastBeatNanos = System.nanoTime();

    /** Only the timer's: whether there was a term when it last looked. */
    private boolean lasted;

    /** Only the timer's: when there was one, or a connection was begun for want of one. */
    private long provenNanos = System.nanoTime();

    public NearStream(Vertx vertx, RingNode node, NodeOptions options) {
        this.vertx = vertx;
        this.node = node;
        this.beats = BEATS + new Tokens().next();
        this.channels = new Subscription(
                vertx,
                node,
                options,
                new Subscription.Listener() {
                    @Override
                    public void heard(String channel, Bytes message) {
                        NearStream.this.heard(channel, message);
                    }

                    @Override
                    public void ended() {
                        silence();
                    }
                },
                CHANGES,
                beats);
    }

    /** Begins to listen for a cache. */
    void open(NearCache<?> cache) {
        caches.putIfAbsent(cache.name(), cache);
        if (!closed && opened.compareAndSet(false, true)) {
            channels.open();
            vertx.setPeriodic(WATCH_MILLIS, this::watch);
        }
    }

    /** See {@link Liveness#term}. */
    long term() {
        return liveness.term();
    }

    boolean holds(long term) {
        return holds(term, System.nanoTime());
    }

    /** The same at a moment that the caller knows already. */
    boolean holds(long term, long now) {
        return liveness.holds(term, now);
    }

    /** For good. */
    public void close() {
        closed = true;
        channels.close();
        silence();
    }

    private void heard(String channel, Bytes message) {
        if (channel.equals(beats)) {
            liveness.proven(Long.parseLong(message.text()));
        } else if (Outdated.isEverything(message)) {
            silence();
        } else {
            passOn(message);
        }
    }

    private void passOn(Bytes message) {
        try {
            for (var each : Outdated.read(message)) {
                var cache = caches.get(each.cache());
                if (cache != null) {
                    cache.outdate(each.key(), each.version());
                }
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "Ring node %s said of outdated entries what is not understood here", node.name());
            silence();
        }
    }

    private void watch(long timer) {
        if (closed) {
            vertx.cancelTimer(timer);
            return;
        }
        look(System.nanoTime());
        beat();
    }

    /**
     * Empties first, then connects again: when a term is over, and when none begins on a connection that seems good.
     */
    private void look(long now) {
        if (liveness.term() != Liveness.NONE) {
            lasted = true;
            provenNanos = now;
        } else if (lasted || now - provenNanos > PATIENCE_NANOS) {
            LOG.infof(
                    "Ring node %s: its stream of outdated entries is silent, near values of it are dropped",
                    node.name());
            lasted = false;
            provenNanos = now;
            silence();
            channels.reopen();
        }
    }

    private void beat() {
        long now = System.nanoTime();
        if (now - lastBeatNanos >= Liveness.BEAT_NANOS || !lasted) {
            lastBeatNanos = now;
            channels.publish(beats, Long.toString(now).getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Nothing that was kept before this is used again. */
    private void silence() {
        liveness.end();
        caches.values().forEach(cache -> cache.forget(this));
    }
}
