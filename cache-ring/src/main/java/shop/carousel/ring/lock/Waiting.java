package shop.carousel.ring.lock;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * One caller's wait for locks, from its first question to its last: until when, under which name, in which queues. Not
 * thread-safe but for the wake-up.
 *
 * <p>Where the node can wake this process, the caller sleeps until it does, until the lock in the way runs out, or for
 * {@code longestPause}, because a wake-up may be lost. Where it cannot, the caller asks again after 2 to 50 ms.
 */
final class Waiting implements AutoCloseable {

    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_POLL = TimeUnit.MILLISECONDS.toNanos(50);

    private final String name;
    private final Waiters waiters;
    private final Semaphore wake;
    private final long start = System.nanoTime();
    private final long waitNanos;
    private final long longestPause;
    private final Set<WaitQueue> queues = new HashSet<>();
    private boolean queued;
    private boolean granted;
    private int rounds;

    Waiting(String name, Waiters waiters, Duration wait, Duration longestPause) {
        this.name = name;
        this.waiters = waiters;
        this.wake = waiters.enter(name);
        this.waitNanos = wait.toNanos();
        this.longestPause = longestPause.toNanos();
    }

    /** The name under which a node is to queue this caller; empty if it need not, or could not wake it. */
    String nameAt(LockNode node) {
        queued = waitNanos > 0 && node.isHeard();
        return queued ? name : "";
    }

    Duration waited() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Waits for a lock that another holds; answers whether there was time for it. */
    boolean pause(Grant.Held held) {
        if (!queued) {
            return sleep(Math.min(poll(), held.left().toNanos() + FIRST_PAUSE));
        }
        queues.add(held.queue());
        long spread = ThreadLocalRandom.current().nextLong(FIRST_PAUSE) + FIRST_PAUSE / 2;
        return sleep(Math.min(longestPause, held.left().toNanos() + spread));
    }

    /** Waits for a node that does not answer; answers whether there was time for it. */
    boolean pause() {
        return sleep(LONGEST_POLL);
    }

    /** Waits for a node that grants nothing for so long; answers whether it was worth it. */
    boolean pause(Grant.Settling settling) {
        return settling.left().toNanos() < left()
                && sleep(Math.min(longestPause, settling.left().toNanos()));
    }

    private long poll() {
        long longest = Math.min(FIRST_PAUSE << Math.min(rounds++, 10), LONGEST_POLL);
        return longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
    }

    private long left() {
        return waitNanos - (System.nanoTime() - start);
    }

    private boolean sleep(long nanos) {
        long left = left();
        if (left <= 0 || Thread.currentThread().isInterrupted()) {
            return false;
        }
        try {
            if (wake.tryAcquire(Math.min(nanos, left), TimeUnit.NANOSECONDS)) {
                wake.drainPermits();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The locks are there: what wakes this one up from now on is for nobody. */
    void granted() {
        granted = true;
    }

    /** Leaves all queues; one who goes without locks lets the nodes wake the next where it was to be woken itself. */
    @Override
    public void close() {
        waiters.leave(name);
        queues.forEach(queue -> queue.node().leave(queue.key(), name, !granted));
    }
}
