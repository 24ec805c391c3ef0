package shop.carousel.ring.read;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import shop.carousel.ring.entry.StoredKey;

/**
 * The loads that this process does under leases, for those who wait for one. A waiter wakes when the load in its own
 * process is over; for one in another process it looks again after a short random while.
 */
final class LoadsUnderWay {

    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final ConcurrentHashMap<StoredKey, CompletableFuture<Void>> loads = new ConcurrentHashMap<>();

    void begin(Collection<StoredKey> keys) {
        keys.forEach(key -> loads.put(key, new CompletableFuture<>()));
    }

    void end(Collection<StoredKey> keys) {
        for (var key : keys) {
            var load = loads.remove(key);
            if (load != null) {
                load.complete(null);
            }
        }
    }

    /**
     * Waits until it makes sense to look again, and no longer than until the deadline.
     *
     * @param round how often this caller has waited already
     */
    void await(StoredKey key, int round, Deadline deadline) throws InterruptedException {
        var local = loads.get(key);
        if (local == null) {
            TimeUnit.NANOSECONDS.sleep(Math.min(pause(round), deadline.leftNanos()));
        } else {
            awaitLocal(local, Math.min(LONGEST_PAUSE, deadline.leftNanos()));
        }
    }

    private static void awaitLocal(CompletableFuture<Void> load, long nanos) throws InterruptedException {
        try {
            load.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // Its lease may have run out by now: look again.
        } catch (ExecutionException e) {
            throw new IllegalStateException("A load under way only ever completes", e);
        }
    }

    /** Doubles each round; half of it at random, so that waiters do not come in step. */
    private static long pause(int round) {
        long longest = Math.min(FIRST_PAUSE << Math.min(round, 10), LONGEST_PAUSE);
        return longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
    }
}
