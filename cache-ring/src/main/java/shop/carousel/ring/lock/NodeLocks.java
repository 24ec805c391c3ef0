package shop.carousel.ring.lock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import shop.carousel.ring.LockHold;
import shop.carousel.ring.LockLease;
import shop.carousel.ring.LockUnavailableException;
import shop.carousel.ring.RingLock;
import shop.carousel.ring.node.EventLoops;
import shop.carousel.ring.node.NodeAwayException;

/**
 * Takes locks node by node in the order of the nodes. Whoever does not get all gives back what it has before it waits,
 * so that nobody waits while holding.
 */
public final class NodeLocks implements RingLock {

    private final LockView ring;

    public NodeLocks(LockView ring) {
        this.ring = ring;
    }

    @Override
    public Optional<LockLease> tryLock(Collection<String> keys, LockHold hold, Duration wait) {
        EventLoops.refuse("RingLock.tryLock");
        var limits = ring.options().locks();
        LockRules.check(keys, hold, wait, limits.longestHold());
        try (var waiting = new Waiting(ring.tokens().next(), ring.waiters(), wait, limits.longestPause())) {
            return tryLock(ring.shares(keys), hold, waiting);
        }
    }

    private Optional<LockLease> tryLock(List<Share> shares, LockHold hold, Waiting waiting) {
        while (true) {
            if (ring.term().isOver()) {
                throw new LockUnavailableException(ring.term().why(), null);
            }
            long start = System.nanoTime();
            var holding = new NodesHolding(shares, ring.tokens().next());
            var grant = ring.obstacle().orElseGet(() -> take(holding, hold.lease(), waiting));
            switch (grant) {
                case Grant.Taken taken -> {
                    var lease = HeldLease.of(holding, taken.tokens(), hold, start, ring.term());
                    if (lease.isPresent()) {
                        waiting.granted();
                        return lease;
                    }
                    if (!waiting.pause()) {
                        throw unavailable("The lock nodes", "their answer took longer than the lease, " + hold.lease());
                    }
                }
                case Grant.Held held -> {
                    if (!waiting.pause(held)) {
                        return Optional.empty();
                    }
                }
                case Grant.Settling settling -> {
                    if (!waiting.pause(settling)) {
                        throw unavailable(
                                settling.node(),
                                "it may have forgotten who holds what, and grants nothing for " + settling.left());
                    }
                }
                case Grant.Away away -> {
                    if (!waiting.pause()) {
                        throw unavailable(away.node(), away.why());
                    }
                }
            }
        }
    }

    private static Grant take(NodesHolding wanted, Duration lease, Waiting waiting) {
        var tokens = new HashMap<String, Long>();
        var taken = new ArrayList<Share>();
        for (var share : wanted.shares()) {
            switch (acquire(share, wanted.owner(), lease, waiting)) {
                case Grant.Taken grant -> {
                    taken.add(share);
                    tokens.putAll(grant.tokens());
                }
                case Grant refusal -> {
                    if (refusal instanceof Grant.Away) {
                        // An answer that did not come may have been a grant.
                        taken.add(share);
                    }
                    new NodesHolding(taken, wanted.owner()).giveBack();
                    return refusal;
                }
            }
        }
        return new Grant.Taken(tokens);
    }

    private static Grant acquire(Share share, String owner, Duration lease, Waiting waiting) {
        try {
            return share.node()
                    .acquire(share.keys(), owner, lease, waiting.nameAt(share.node()), waiting.waited())
                    .await();
        } catch (NodeAwayException e) {
            var client = share.node().client();
            var trouble = client.trouble();
            return new Grant.Away(
                    client.node().name(), trouble == null ? e.reason().toString() : trouble);
        }
    }

    private static LockUnavailableException unavailable(String node, String why) {
        return new LockUnavailableException(node + ": " + why, null);
    }
}
