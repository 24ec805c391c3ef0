package shop.carousel.ring.lock;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import shop.carousel.ring.RingOptions;
import shop.carousel.ring.node.Admission;
import shop.carousel.ring.node.Prelude;
import shop.carousel.ring.node.Script;

/**
 * Whether a node may grant: it must know its own run and the lock ring's epoch. One that does not (new, restarted,
 * flushed, or at a new epoch) waits until every lock that it may not know of has run out.
 *
 * <p>A restart counts even when the node kept its file: what was granted in the last second before may not be in it. To
 * the longest lease comes the time that a connection may take, within which the other nodes hear of a new epoch too and
 * stop renewing for the old one.
 */
final class LockHome implements Admission {

    private static final Logger LOG = Logger.getLogger(LockHome.class);
    private static final Script SETTLE = Script.beside(LockHome.class, "settle.lua");
    static final List<byte[]> MARKS = List.of(bytes("lock-home"), bytes("lock-settling"));

    private final String node;
    private final LockTerm term;
    private final List<byte[]> terms;

    LockHome(String node, RingOptions options, LockTerm term) {
        this.node = node;
        this.term = term;
        this.terms = terms(options);
    }

    /** How long a node grants nothing that may have forgotten, or not have heard, who holds what. */
    static Duration settling(RingOptions options) {
        return options.locks().longestHold().plus(options.client().connectTimeout());
    }

    static List<byte[]> terms(RingOptions options) {
        return List.of(
                bytes(Long.toString(options.locks().epoch())),
                bytes(Long.toString(settling(options).toMillis())));
    }

    /** The names of the node's marks: home, settling. */
    List<byte[]> marks() {
        return MARKS;
    }

    /** What the scripts are told first: the epoch, how long settling takes in ms. */
    List<byte[]> terms() {
        return terms;
    }

    /** The node knows of a later epoch. */
    String movedOn(long seen) {
        term.hear(seen);
        return term.movedOn(seen);
    }

    @Override
    public Future<Void> settle(Prelude prelude) {
        return prelude.send(SETTLE, MARKS, terms).compose(reply -> {
            long seen = reply.number();
            if (seen == 0) {
                return Future.succeededFuture();
            }
            LOG.errorf("Lock node %s: %s", node, movedOn(seen));
            return Future.failedFuture(movedOn(seen));
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
