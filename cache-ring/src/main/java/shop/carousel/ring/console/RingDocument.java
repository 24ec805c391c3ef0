package shop.carousel.ring.console;

import java.util.List;
import shop.carousel.ring.CacheRing;
import shop.carousel.ring.MembershipStatus;
import shop.carousel.ring.NodeStatus;

/**
 * What {@code GET /api/ring} answers.
 *
 * @param placement the name of the way in which keys are placed on nodes
 * @param locks the nodes that hold locks
 * @param membership how this process knows all that
 */
public record RingDocument(
        long epoch, List<NodeStatus> nodes, String placement, List<NodeStatus> locks, MembershipStatus membership) {

    static RingDocument of(CacheRing ring) {
        return new RingDocument(
                ring.topology().epoch(), ring.nodes(), ring.placement(), ring.lockNodes(), ring.membership());
    }
}
