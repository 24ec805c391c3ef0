package shop.carousel.ring.lock;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Those who wait for locks in this process, by name. Nodes wake them. Thread-safe. */
final class Waiters {

    private final Map<String, Semaphore> waiting = new ConcurrentHashMap<>();

    /** A wake-up that comes before it is waited for is kept. */
    Semaphore enter(String name) {
        return waiting.computeIfAbsent(name, ignored -> new Semaphore(0));
    }

    void leave(String name) {
        waiting.remove(name);
    }

    /** Does not block. Nobody of that name any more is nobody's loss: whoever leaves says so to the node. */
    void wake(String name) {
        var waiter = waiting.get(name);
        if (waiter != null) {
            waiter.release();
        }
    }
}
