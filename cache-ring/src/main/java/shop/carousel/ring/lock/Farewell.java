package shop.carousel.ring.lock;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.node.Admission;
import shop.carousel.ring.node.NodeClient;
import shop.carousel.ring.node.Prelude;
import shop.carousel.ring.node.Script;

/**
 * Tells a node that has left the lock ring of the epoch that holds now, so that it grants and renews nothing for an
 * earlier one, and knows when the last that it had granted has run out. Until then nobody takes a lock elsewhere.
 *
 * <p>A node that does not answer cannot be told. After as long as a lease lasts, it is taken for dead, loudly: whoever
 * could still reach it has either heard of the epoch from another node or from the log, or is refused by the fences.
 */
final class Farewell implements Admission {

    private static final Logger LOG = Logger.getLogger(Farewell.class);
    private static final Script RETIRE = Script.beside(Farewell.class, "retire.lua");

    private final Vertx vertx;
    private final LockTerm term;
    private final List<byte[]> terms;
    private final NodeClient client;
    private volatile boolean told;
    private volatile long overNanos;

    private Farewell(Vertx vertx, RingNode node, RingOptions options, LockTerm term) {
        this.vertx = vertx;
        this.term = term;
        this.terms = LockHome.terms(options);
        this.client = NodeClient.of(vertx, node, options.client(), List.of(this));
        this.overNanos = System.nanoTime() + LockHome.settling(options).toNanos();
    }

    /** Begins to tell a node, and goes on until it has heard. */
    static Farewell to(Vertx vertx, RingNode node, RingOptions options, LockTerm term) {
        var farewell = new Farewell(vertx, node, options, term);
        farewell.client.connect();
        return farewell;
    }

    String node() {
        return client.node().name();
    }

    String address() {
        return client.node().address();
    }

    /** How long what it granted before may last; nothing once that is over. */
    Duration left() {
        long nanos = overNanos - System.nanoTime();
        if (nanos <= 0 && !told) {
            told = true;
            LOG.errorf("Former lock node %s could not be told that its locks are elsewhere: it counts as dead", node());
        }
        return Duration.ofNanos(Math.max(0, nanos));
    }

    @Override
    public Future<Void> settle(Prelude prelude) {
        return prelude.send(RETIRE, LockHome.MARKS, terms).map(reply -> {
            long millis = reply.number();
            if (millis < 0) {
                term.hear(-millis);
            } else {
                heard(millis);
            }
            return null;
        });
    }

    private void heard(long millis) {
        overNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        told = true;
        vertx.setTimer(millis + 1, ignored -> client.close());
    }

    void close() {
        client.close();
    }
}
