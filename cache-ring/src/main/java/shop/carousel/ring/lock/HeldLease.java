package shop.carousel.ring.lock;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import shop.carousel.ring.LockLease;

/** A lock that was granted. */
final class HeldLease implements LockLease {

    private static final Logger LOG = Logger.getLogger(HeldLease.class);

    private final List<Share> shares;
    private final String owner;
    private final Map<String, Long> tokens;
    private final long deadlineNanos;
    private final AtomicBoolean released = new AtomicBoolean();

    HeldLease(List<Share> shares, String owner, Map<String, Long> tokens, long deadlineNanos) {
        this.shares = shares;
        this.owner = owner;
        this.tokens = Map.copyOf(tokens);
        this.deadlineNanos = deadlineNanos;
    }

    @Override
    public long token(String key) {
        var token = tokens.get(key);
        if (token == null) {
            throw new IllegalArgumentException("This lock is not on \"" + key + "\"");
        }
        return token;
    }

    @Override
    public boolean held() {
        return !released.get() && deadlineNanos - System.nanoTime() > 0;
    }

    @Override
    public Duration remaining() {
        return held() ? Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime())) : Duration.ZERO;
    }

    @Override
    public boolean release() {
        return released.compareAndSet(false, true) && Share.giveBack(shares, owner) == tokens.size();
    }

    @Override
    public void close() {
        if (!release()) {
            LOG.debugf("The lock on %d keys was not all held any more when it was given back", tokens.size());
        }
    }
}
