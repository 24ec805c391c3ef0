package shop.carousel.ring.lock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import shop.carousel.ring.LockLease;
import shop.carousel.ring.LockUnavailableException;
import shop.carousel.ring.RingLock;
import shop.carousel.ring.node.EventLoops;
import shop.carousel.ring.node.KeyRules;
import shop.carousel.ring.node.NodeAwayException;
import shop.carousel.ring.node.Tokens;

/**
 * Takes locks node by node in the order of the nodes. Whoever does not get all gives back what it has before it waits,
 * so that nobody waits while holding.
 */
public final class NodeLocks implements RingLock {

    private static final int MOST_KEY_BYTES = 512;
    private static final Duration SHORTEST_HOLD = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final LockView ring;
    private final Tokens tokens;

    public NodeLocks(LockView ring, Tokens tokens) {
        this.ring = ring;
        this.tokens = tokens;
    }

    @Override
    public Optional<LockLease> tryLock(Collection<String> keys, Duration hold, Duration wait) {
        EventLoops.refuse("RingLock.tryLock");
        check(keys, hold, wait);
        var shares = ring.byNode(keys).entrySet().stream()
                .map(entry -> new Share(ring.nodes().get(entry.getKey()), entry.getValue()))
                .toList();
        long deadline = System.nanoTime() + wait.toNanos();
        for (int round = 0; ; round++) {
            long start = System.nanoTime();
            var owner = tokens.next();
            switch (take(shares, owner, hold)) {
                case Grant.Taken taken -> {
                    var lease = new HeldLease(shares, owner, taken.tokens(), start + hold.toNanos());
                    if (lease.held()) {
                        return Optional.of(lease);
                    }
                    lease.close();
                }
                case Grant.Held held -> {
                    if (!pause(round, deadline, held.left())) {
                        return Optional.empty();
                    }
                }
                case Grant.Away away -> {
                    if (!pause(round, deadline, LONGEST)) {
                        throw new LockUnavailableException(away.node() + ": " + away.why(), null);
                    }
                }
            }
        }
    }

    private static Grant take(List<Share> shares, String owner, Duration hold) {
        var tokens = new HashMap<String, Long>();
        var taken = new ArrayList<Share>();
        for (var share : shares) {
            taken.add(share);
            switch (acquire(share, owner, hold)) {
                case Grant.Taken grant -> tokens.putAll(grant.tokens());
                case Grant refused -> {
                    // The last one too: an answer that did not come may have been a grant.
                    Share.giveBack(taken, owner);
                    return refused;
                }
            }
        }
        return new Grant.Taken(tokens);
    }

    private static Grant acquire(Share share, String owner, Duration hold) {
        try {
            return share.node().acquire(share.keys(), owner, hold).await();
        } catch (NodeAwayException e) {
            var client = share.node().client();
            var trouble = client.trouble();
            return new Grant.Away(
                    client.node().name(), trouble == null ? e.reason().toString() : trouble);
        }
    }

    /** Waits a little; answers whether there was time for it. */
    private static boolean pause(int round, long deadline, Duration atMost) {
        long left = deadline - System.nanoTime();
        if (left <= 0 || Thread.currentThread().isInterrupted()) {
            return false;
        }
        long longest = Math.min(FIRST_PAUSE << Math.min(round, 10), LONGEST_PAUSE);
        long pause = longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
        try {
            TimeUnit.NANOSECONDS.sleep(Math.min(Math.min(pause, left), atMost.toNanos() + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void check(Collection<String> keys, Duration hold, Duration wait) {
        if (keys.isEmpty() || keys.size() > MAX_KEYS) {
            throw new IllegalArgumentException("A lock is on 1.." + MAX_KEYS + " keys, not " + keys.size());
        }
        for (var key : keys) {
            if (!KeyRules.storable(key, MOST_KEY_BYTES)) {
                throw new IllegalArgumentException("A lock's key has 1.." + MOST_KEY_BYTES + " bytes of UTF-8");
            }
        }
        if (hold.compareTo(SHORTEST_HOLD) < 0 || hold.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("hold is " + SHORTEST_HOLD + " to " + LONGEST + ", not " + hold);
        }
        if (wait.isNegative() || wait.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("wait is PT0S to " + LONGEST + ", not " + wait);
        }
    }
}
