package shop.carousel.ring.lock;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

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
    private final AtomicLong later = new AtomicLong();
    private final Set<HeldLease> held = ConcurrentHashMap.newKeySet();

    /** @param epoch of the lock ring that this process is configured with */
    public LockTerm(long epoch) {
        this.epoch = epoch;
    }

    /** Whether somebody has spoken of a later epoch. Once it is, it stays so. */
    boolean isOver() {
        return later.get() != 0;
    }

    String why() {
        return movedOn(later.get());
    }

    String movedOn(long seen) {
        return "the lock ring is at epoch %d, and this process at %d".formatted(seen, epoch);
    }

    /** Somebody speaks of that epoch: when it is later, everything that is held ends. */
    public void hear(long seen) {
        if (seen > epoch && later.compareAndSet(0, seen)) {
            LOG.errorf("Locks end: %s. Nothing is locked any more by this process", movedOn(seen));
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

    void drop(HeldLease lease) {
        held.remove(lease);
    }

    private static void end(HeldLease lease) {
        Thread.ofVirtual().name("ring-lock-lost").start(lease::lose);
    }
}
