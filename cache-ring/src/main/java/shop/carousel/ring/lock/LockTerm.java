package shop.carousel.ring.lock;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.ring.HeldLock;

/**
 * How long this process may use the lock ring that it is configured with: until anybody speaks of a later epoch. One
 * such word ends every lease of this process, on whichever node, and nothing is granted to it any more: the nodes that
 * have not heard of that epoch yet would go on granting what others hold elsewhere. Thread-safe; never blocks.
 */
public final class LockTerm {

    private static final Logger LOG = Logger.getLogger(LockTerm.class);

    /** Beyond so many leases, those that ran out and were never given back are looked for. */
    private static final int MANY = 1_024;

    private final long epoch;
    private final AtomicReference<@Nullable String> over = new AtomicReference<>();
    private volatile boolean confirmed;
    private final Set<HeldLease> held = ConcurrentHashMap.newKeySet();

    /**
     * @param epoch of the lock ring that this process is configured with
     * @param confirmed whether nobody has to confirm that it is the present one
     */
    public LockTerm(long epoch, boolean confirmed) {
        this.epoch = epoch;
        this.confirmed = confirmed;
    }

    /** Whether somebody has spoken of a later epoch. Once it is, it stays so. */
    boolean isOver() {
        return over.get() != null;
    }

    String why() {
        return String.valueOf(over.get());
    }

    /** Whether the membership log, if there is one, has this lock ring. */
    boolean isConfirmed() {
        return confirmed;
    }

    void confirm() {
        confirmed = true;
    }

    String movedOn(long seen) {
        return "the lock ring is at epoch %d, and this process at %d".formatted(seen, epoch);
    }

    /** Somebody speaks of that epoch: when it is later, everything that is held ends. */
    public void hear(long seen) {
        if (seen > epoch) {
            end(movedOn(seen));
        }
    }

    /** Everything that is held ends, for this reason. */
    void end(String why) {
        if (over.compareAndSet(null, why)) {
            LOG.errorf("Locks end: %s. Nothing is locked any more by this process", why);
            held.forEach(LockTerm::end);
        }
    }

    void keep(HeldLease lease) {
        if (held.size() >= MANY) {
            held.removeIf(each -> !each.held());
        }
        held.add(lease);
        if (isOver()) {
            end(lease);
        }
    }

    /** What this process holds, the oldest first. */
    public List<HeldLock> held() {
        return held.stream()
                .filter(HeldLease::held)
                .map(HeldLease::toHeldLock)
                .sorted(Comparator.comparing(HeldLock::age).reversed())
                .toList();
    }

    void drop(HeldLease lease) {
        held.remove(lease);
    }

    private static void end(HeldLease lease) {
        Thread.ofVirtual().name("ring-lock-lost").start(lease::lose);
    }
}
