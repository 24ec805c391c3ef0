package shop.carousel.ring.redis;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.logging.Logger;
import shop.carousel.ring.entry.Stamp;
import shop.carousel.ring.node.Admission;
import shop.carousel.ring.node.NodeClient;
import shop.carousel.ring.node.Prelude;
import shop.carousel.ring.node.Script;
import shop.carousel.ring.wire.RespCommand;

/**
 * A server that went down and came up with what it held may have missed invalidations: it is not used before it begins
 * another incarnation. The node itself keeps which run of the server and which incarnation it was used in, so that
 * processes that come later know it too.
 */
final class NodeLife implements Admission {

    /** Who can begin another incarnation. */
    @FunctionalInterface
    interface Renewal {

        /** Proposes it; answers whether that can be. */
        boolean begin(String node, long ended);
    }

    private static final Logger LOG = Logger.getLogger(NodeLife.class);
    private static final Script LIFE = Script.beside(NodeLife.class, "life.lua");
    private static final Script EMPTY = EntryScripts.read().empty();
    private static final String RUN = "run_id:";

    private final String node;
    private final Renewal renewal;
    private volatile Stamp stamp = Stamp.of("none", 0);
    private volatile long incarnation;
    private volatile String run = "unknown";

    NodeLife(String node, Renewal renewal) {
        this.node = node;
        this.renewal = renewal;
    }

    /** What holds from now on. A node in use is told when that is another incarnation than before. */
    void speakAt(NodeClient client, Stamp stamp, long incarnation) {
        if (isRenewed(stamp, incarnation)) {
            tell(client);
        }
    }

    private synchronized boolean isRenewed(Stamp stamp, long incarnation) {
        this.stamp = stamp;
        long before = this.incarnation;
        this.incarnation = Math.max(before, incarnation);
        return before != 0 && incarnation > before;
    }

    /** One that does not take it has to be admitted again. */
    private void tell(NodeClient client) {
        client.start(LIFE, List.of(stamp.ring()), args(run, incarnation), reply -> true)
                .whenFailed(() -> client.suspend("it did not take its incarnation"));
    }

    private static List<byte[]> args(String run, long incarnation) {
        return List.of(bytes(run), bytes(Long.toString(incarnation)));
    }

    @Override
    public Future<Void> settle(Prelude prelude) {
        return prelude.send(RespCommand.of("INFO", "server")).compose(info -> settle(prelude, run(info.text())));
    }

    private Future<Void> settle(Prelude prelude, String run) {
        long wanted = incarnation;
        this.run = run;
        return prelude.send(LIFE, List.of(stamp.ring()), args(run, wanted))
                .compose(reply -> reply.number() == 1 ? Future.succeededFuture() : renew(prelude, run, wanted));
    }

    private Future<Void> renew(Prelude prelude, String run, long ended) {
        if (renewal.begin(node, ended)) {
            return Future.failedFuture("it came up with what it held before, and has to begin another incarnation");
        }
        LOG.warnf("Ring node %s came up with what it held before: it is emptied before it is used", node);
        return prelude.send(EMPTY, stamp.keys(List.of()), stamp.args(List.of(bytes(run))))
                .compose(ignored -> settle(prelude, run));
    }

    private static String run(String info) {
        return info.lines()
                .filter(line -> line.startsWith(RUN))
                .map(line -> line.substring(RUN.length()).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
