package shop.carousel.ring.lock;

import io.vertx.core.Future;
import org.jboss.logging.Logger;
import shop.carousel.ring.node.Admission;
import shop.carousel.ring.node.Prelude;
import shop.carousel.ring.wire.RespCommand;

/** A lock that is evicted is a lock that two hold: a node that may evict is not used for locks. */
final class NeverEvicts implements Admission {

    private static final Logger LOG = Logger.getLogger(NeverEvicts.class);
    private static final String POLICY = "maxmemory_policy:";
    private static final String REQUIRED = "noeviction";

    private final String node;
    private volatile String lastComplaint = "";

    NeverEvicts(String node) {
        this.node = node;
    }

    @Override
    public Future<Void> settle(Prelude prelude) {
        return prelude.send(RespCommand.of("INFO", "memory"))
                .map(info -> policy(info.text()))
                .compose(this::judge);
    }

    private Future<Void> judge(String policy) {
        if (policy.equals(REQUIRED)) {
            lastComplaint = "";
            return Future.succeededFuture();
        }
        var complaint = "Lock node %s must not hold locks: its maxmemory-policy is \"%s\" and has to be \"%s\""
                .formatted(node, policy, REQUIRED);
        if (!complaint.equals(lastComplaint)) {
            LOG.error(complaint);
            lastComplaint = complaint;
        }
        return Future.failedFuture(complaint);
    }

    private static String policy(String info) {
        return info.lines()
                .filter(line -> line.startsWith(POLICY))
                .map(line -> line.substring(POLICY.length()).strip())
                .findFirst()
                .orElse("unknown");
    }
}
