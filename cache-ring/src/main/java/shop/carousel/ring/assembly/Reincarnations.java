package shop.carousel.ring.assembly;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import shop.carousel.ring.RingChange;
import shop.carousel.ring.membership.Membership;
import shop.carousel.ring.view.RingMember;
import shop.carousel.ring.view.RingView;

/**
 * Sees to it that nobody reads what has missed an invalidation. This process does not read a node that did not take
 * one; that others do not either, it has to propose: in another incarnation of the node everything there is out of
 * reach.
 *
 * <p>Nothing is proposed for a node that no other process has used in its present incarnation: nothing is there that it
 * could read. One that was used and is away for everybody has to be given up before it is back: who reaches it first
 * would read what it missed, before those who know of that have told it. Should somebody come to use it, it says so
 * before half of a view lease is over.
 */
final class Reincarnations {

    private static final Logger LOG = Logger.getLogger(Reincarnations.class);

    private final Membership membership;
    private final Duration patience;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    Reincarnations(Membership membership, Duration patience) {
        this.membership = membership;
        this.patience = patience;
    }

    void look(RingView ring) {
        ring.members().stream().filter(this::isDue).forEach(member -> propose(ring, member));
    }

    private boolean isDue(RingMember member) {
        var missed = member.client().missedFor();
        return missed != null
                && missed.compareTo(patience) > 0
                && membership.isUsedElsewhere(member.node().name());
    }

    private void propose(RingView ring, RingMember member) {
        var node = member.node();
        if (underWay.add(node.name())) {
            LOG.warnf(
                    "Ring node %s has not taken an invalidation for %s: what it holds is given up",
                    node.name(), patience);
            membership
                    .propose(
                            new RingChange.Reincarnate(node.name(), node.incarnation()),
                            ring.topology().epoch())
                    .whenComplete((outcome, fault) -> underWay.remove(node.name()));
        }
    }
}
