package shop.carousel.ring.view;

import java.util.List;
import shop.carousel.ring.Topology;
import shop.carousel.ring.topology.HashRing;

/**
 * A ring that held before. Its nodes are spoken to at the epoch that holds now.
 *
 * <p>A slot is cut over at a moment of its own inside the first half of the migration window, so that not all of them
 * are asked for twice at once. Until then it is read at its former owner, which all processes need not do at the same
 * time: whoever writes tells both.
 *
 * @param members in the order of the topology's nodes
 * @param endNanos when it ceased to hold
 * @param windowNanos how long it is still read after that
 * @param keptNanos how long it is still told of changes after that
 */
record FormerView(Topology topology, List<RingMember> members, long endNanos, long windowNanos, long keptNanos) {

    /** Odd, so that neighbouring slots are cut over far apart. */
    private static final int SPREAD = 40_503;

    boolean isTold(long now) {
        return now - endNanos < keptNanos;
    }

    boolean isRead(long now) {
        return now - endNanos < windowNanos;
    }

    /** Whether a slot is read at its new owner first. */
    boolean isCutOver(int slot, long now) {
        long turn = windowNanos / 2 * ((long) slot * SPREAD % HashRing.SLOTS) / HashRing.SLOTS;
        return now - endNanos >= turn;
    }
}
