package shop.carousel.ring.lock;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.HeldLock;
import shop.carousel.ring.LockHold;
import shop.carousel.ring.LockLease;

/** A lock that was granted, whichever service granted it. */
public final class HeldLease implements LockLease {

    /*
     * `ended` is won once: by the owner, who gives the lease back, or by the watch, which then tells the owner. So the
     * owner is never told after it has begun to give back.
     */

    private static final Logger LOG = Logger.getLogger(HeldLease.class);

    private final Holding holding;
    private final Map<String, Long> tokens;
    private final LeaseTime time;
    private final LockHold hold;
    private final long startNanos;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean released = new AtomicBoolean();
    private final LockTerm term;
    private final @Nullable LeaseWatch watch;

    /**
     * The lease, which is renewed from now on if it is to be. Nothing when its time was over before it could be handed
     * out: it is given back then, and its owner, who never had it, is not told of a loss.
     *
     * @param startNanos before it was asked for, by {@link System#nanoTime()}
     * @param term ends the lease when it is over itself
     */
    public static Optional<LockLease> of(
            Holding holding, Map<String, Long> tokens, LockHold hold, long startNanos, LockTerm term) {
        if (System.nanoTime() - startNanos >= hold.lease().toNanos()) {
            holding.giveBack();
            return Optional.empty();
        }
        var lease = new HeldLease(holding, tokens, hold, startNanos, term);
        term.keep(lease);
        return Optional.of(lease);
    }

    private HeldLease(Holding holding, Map<String, Long> tokens, LockHold hold, long startNanos, LockTerm term) {
        this.term = term;
        this.holding = holding;
        this.tokens = Map.copyOf(tokens);
        this.hold = hold;
        this.startNanos = startNanos;
        this.time = new LeaseTime(startNanos + hold.lease().toNanos());
        this.watch = hold.isRenewed() ? new LeaseWatch(holding, hold, time, startNanos, this::lose).start() : null;
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
        return time.isLeft();
    }

    @Override
    public Duration remaining() {
        return time.left();
    }

    HeldLock toHeldLock() {
        Duration age = Duration.ofNanos(System.nanoTime() - startNanos);
        return new HeldLock(new TreeMap<>(tokens), age, remaining(), hold.isRenewed());
    }

    @Override
    public boolean release() {
        if (!released.compareAndSet(false, true)) {
            return false;
        }
        boolean wasHeld = ended.compareAndSet(false, true);
        end();
        return holding.giveBack() && wasHeld;
    }

    @Override
    public void close() {
        if (!release()) {
            LOG.debugf("The lock on %d keys was not all held any more when it was given back", tokens.size());
        }
    }

    private void end() {
        time.end();
        if (watch != null) {
            watch.stop();
        }
        term.drop(this);
    }

    /** It is nobody's any more, or somebody else's: its owner is told, unless it has begun to give back. */
    void lose() {
        end();
        if (ended.compareAndSet(false, true)) {
            tell();
        }
    }

    private void tell() {
        try {
            hold.whenLost().run();
        } catch (RuntimeException e) {
            LOG.error("Whoever held a lock that was lost failed when told so", e);
        }
    }
}
