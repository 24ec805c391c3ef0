package shop.carousel.ring.lock;

import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import shop.carousel.ring.node.NodeAwayException;

/** Locks on some nodes: one call to each of them, all under way at once. */
record NodesHolding(List<Share> shares, String owner) implements Holding {

    private static final Logger LOG = Logger.getLogger(NodesHolding.class);

    NodesHolding {
        shares = List.copyOf(shares);
    }

    @Override
    public Renewed renew(Duration lease) {
        var calls = shares.stream()
                .map(share -> share.node().renew(share.keys(), owner, lease))
                .toList();
        var renewed = Renewed.YES;
        for (var call : calls) {
            try {
                if (!call.await()) {
                    return Renewed.LOST;
                }
            } catch (NodeAwayException e) {
                LOG.debugf("A lock was not renewed: %s", e.getMessage());
                renewed = Renewed.UNKNOWN;
            }
        }
        return renewed;
    }

    @Override
    public boolean giveBack() {
        var calls = shares.stream()
                .map(share -> share.node().release(share.keys(), owner))
                .toList();
        long ours = 0;
        for (var call : calls) {
            try {
                ours += call.await();
            } catch (NodeAwayException e) {
                LOG.debugf("A lock was not given back and runs out by itself: %s", e.getMessage());
            }
        }
        return ours == shares.stream().mapToLong(share -> share.keys().size()).sum();
    }
}
