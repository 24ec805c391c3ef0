package shop.carousel.demo.gateway;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Places of one kind: so many in all, and so many of them for one client. Thread-safe. */
final class Shares {

    private final int most;
    private final int mostEach;
    private final AtomicInteger taken = new AtomicInteger();
    private final ConcurrentHashMap<String, Integer> takenBy = new ConcurrentHashMap<>();

    /** What became of the wish for a place. */
    enum Outcome {
        /** The client has one more. */
        TAKEN,
        /** This client has its share. */
        SHARE_IS_FULL,
        /** All are taken. */
        FULL
    }

    Shares(int most, int mostEach) {
        this.most = most;
        this.mostEach = mostEach;
    }

    /** Takes a place for the client. Only who got one gives it back. */
    Outcome take(String client) {
        if (takenBy.merge(client, 1, Integer::sum) > mostEach) {
            release(client);
            return Outcome.SHARE_IS_FULL;
        }
        if (taken.incrementAndGet() > most) {
            giveBack(client);
            return Outcome.FULL;
        }
        return Outcome.TAKEN;
    }

    void giveBack(String client) {
        taken.decrementAndGet();
        release(client);
    }

    private void release(String client) {
        takenBy.computeIfPresent(client, (name, count) -> count == 1 ? null : count - 1);
    }

    int taken() {
        return taken.get();
    }
}
