package shop.carousel.kit.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Drains the outbox of this process: one thread visits every shard when a transaction of this process commits, and at
 * the poll interval for rows that other processes or a crash left.
 *
 * <p>Order per key. A shard is drained under a PostgreSQL advisory lock, so by one relay at a time among all instances,
 * oldest row first; a shard that another relay holds is tried again a moment later, and the next batch starts only
 * after the broker acknowledged the last. A relay that dies holding a batch leaves the rows: its transaction rolls back
 * and another relay publishes them again. The same holds for a relay that stands still (a paused process, a suspended
 * machine): after {@link OutboxConfig#standstill()} the database ends its transaction, and another relay has the shards
 * at its next look. When it goes on, whatever it still sends is a second delivery: each key's events have arrived once
 * before, in their order.
 */
@Singleton
final class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final OutboxShard shards;
    private final OutboxConfig config;
    private final Semaphore work = new Semaphore(1);
    private volatile boolean running;
    private long batchBegan = System.nanoTime();
    private @Nullable Thread thread;

    OutboxRelay(OutboxShard shards, OutboxConfig config) {
        this.shards = shards;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").start(this::run);
    }

    /** Runs late, so that events of the last requests are published before the process ends. */
    void stop(@Observes @Priority(10_000) ShutdownEvent stopping) throws InterruptedException {
        running = false;
        wake();
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    /** Wakes the relay, because there is something to publish. Never blocks. */
    void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    private void run() {
        while (running) {
            try {
                awaitWork();
                drainAll();
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException fault) {
                LOG.warnf("The outbox is not published now, trying again: %s", rootOf(fault));
                pause();
            }
        }
    }

    /** The first commit after a pause goes at once; those that follow it closely go together. */
    private void awaitWork() throws InterruptedException {
        if (work.tryAcquire(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
            keepPace();
        }
        work.drainPermits();
    }

    private void drainAll() throws InterruptedException {
        batchBegan = System.nanoTime();
        List<Integer> waiting = shards.waiting();
        while (!waiting.isEmpty() && shards.drain(waiting)) {
            keepPace();
            batchBegan = System.nanoTime();
            waiting = shards.waiting();
        }
    }

    private void keepPace() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(config.pace().toNanos() - (System.nanoTime() - batchBegan));
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(config.retryDelay().toMillis());
        } catch (InterruptedException stop) {
            running = false;
        }
    }

    private static Throwable rootOf(Throwable fault) {
        Throwable cause = fault.getCause();
        return cause == null || cause == fault ? fault : rootOf(cause);
    }
}
