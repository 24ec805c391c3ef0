package shop.carousel.demo.gateway;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The clock of all deadlines: looks at everything that is under way twenty times a second. Thread-safe. */
final class Watch implements AutoCloseable {

    private static final int TICK_MILLIS = 50;

    /** Something with a deadline. What it does when that has passed must not block. */
    interface Watched {

        /** Looks whether a deadline has passed at this {@link System#nanoTime()}. */
        void look(long now);
    }

    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("gateway-watch").factory());

    void start() {
        clock.scheduleWithFixedDelay(this::look, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    void add(Watched some) {
        watched.add(some);
    }

    void remove(Watched some) {
        watched.remove(some);
    }

    private void look() {
        long now = System.nanoTime();
        for (Watched some : watched) {
            try {
                some.look(now);
            } catch (RuntimeException e) {
                System.out.println("A deadline could not be looked at: " + e);
            }
        }
    }

    static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
