package shop.carousel.e2e.chaos.cache;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import shop.carousel.ring.RingNode;
import shop.carousel.ring.RingObserver;

/** Lets threads of this process stand still between what they are about to tell a node, and telling it. Thread-safe. */
final class Stall implements RingObserver {

    static final String THREAD = "stalled-";

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean on;
    private int standing;

    void stand(boolean now) {
        lock.lock();
        try {
            on = now;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void awaitStanding(int threads) {
        lock.lock();
        try {
            while (standing < threads) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Ending nodeCalled(String operation, RingNode node) {
        if (operation.equals("invalidate") && Thread.currentThread().getName().startsWith(THREAD)) {
            await();
        }
        return Ending.NONE;
    }

    private void await() {
        lock.lock();
        try {
            standing++;
            changed.signalAll();
            while (on) {
                changed.awaitUninterruptibly();
            }
            standing--;
        } finally {
            lock.unlock();
        }
    }
}
