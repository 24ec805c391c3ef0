package shop.carousel.kit.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs due work: one thread takes it up, and a virtual thread runs each item, up to a limit at a time. Its bell wakes
 * it; a poll finds work that became due, or that a dead process left.
 */
public final class WorkLoop<T> {

    private static final Logger LOG = Logger.getLogger(WorkLoop.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(6);

    private final String name;
    private final int concurrency;
    private final Duration pollInterval;
    private final Bell bell;
    private final WorkSource<T> source;
    private final Semaphore places;
    private volatile boolean running;
    private @Nullable Thread thread;

    /** A loop that has not started. */
    public WorkLoop(String name, int concurrency, Duration pollInterval, Bell bell, WorkSource<T> source) {
        this.name = name;
        this.concurrency = concurrency;
        this.pollInterval = pollInterval;
        this.bell = bell;
        this.source = source;
        this.places = new Semaphore(concurrency);
    }

    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** Work under way gets a moment to end; another process takes over the rest by its lease. */
    public void stop() throws InterruptedException {
        running = false;
        bell.ring();
        if (thread != null) {
            thread.join(STOP_PATIENCE);
        }
        if (!places.tryAcquire(concurrency, STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.infof("%s: what is under way is left to its lease.", name);
        }
    }

    private void run() {
        while (running) {
            try {
                bell.await(pollInterval);
                takeUpAll();
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException fault) {
                LOG.warnf("%s: work cannot be looked up now, trying again: %s", name, fault.getMessage());
            }
        }
    }

    /** Takes as many as there is room for; the end of one rings the bell if there may be more. */
    private void takeUpAll() {
        int room = places.availablePermits();
        if (room == 0 || !running) {
            return;
        }
        List<T> due = source.takeUp(room);
        for (T work : due) {
            takePlace();
            Thread.ofVirtual().name(name).start(() -> carryOut(work, due.size() == room));
        }
    }

    /** This thread alone takes places, and there was room. */
    private void takePlace() {
        if (!places.tryAcquire()) {
            throw new IllegalStateException(name + ": more was taken up than there is room for");
        }
    }

    private void carryOut(T work, boolean maybeMore) {
        try {
            source.carryOut(work);
        } catch (RuntimeException fault) {
            LOG.warnf("%s: %s waits for its next turn: %s", name, work, fault);
        } finally {
            places.release();
            if (maybeMore) {
                bell.ring();
            }
        }
    }
}
