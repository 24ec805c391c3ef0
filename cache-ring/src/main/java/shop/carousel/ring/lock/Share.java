package shop.carousel.ring.lock;

import java.util.List;
import org.jboss.logging.Logger;
import shop.carousel.ring.node.NodeAwayException;

/** The part of a lock that is on one node. */
record Share(LockNode node, List<String> keys) {

    private static final Logger LOG = Logger.getLogger(Share.class);

    /** Gives locks back on all their nodes at once; answers how many keys were still the owner's. */
    static long giveBack(List<Share> shares, String owner) {
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
        return ours;
    }
}
