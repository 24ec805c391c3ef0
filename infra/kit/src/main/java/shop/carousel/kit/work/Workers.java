package shop.carousel.kit.work;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Gives each {@link Worker} of this process its loop. */
@Singleton
class Workers {

    private static final Logger LOG = Logger.getLogger(Workers.class);

    private static final Backoff END_PAUSES = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1));

    private final WorkQueue queue;
    private final List<WorkLoop<WorkItem>> loops;

    Workers(@All List<Worker> workers, WorkQueue queue, WorkConfig config) {
        this.queue = queue;
        this.loops = workers.stream()
                .filter(Worker::enabled)
                .map(worker -> loop(worker, queue, config))
                .toList();
    }

    private WorkLoop<WorkItem> loop(Worker worker, WorkQueue work, WorkConfig config) {
        int concurrency = worker.limits().concurrency();
        return new WorkLoop<>(
                worker.kind(), concurrency, config.pollInterval(), work.bell(worker.kind()), new Source(worker));
    }

    void start(@Observes StartupEvent started) {
        loops.forEach(WorkLoop::start);
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        for (WorkLoop<WorkItem> loop : loops) {
            loop.stop();
        }
    }

    private final class Source implements WorkSource<WorkItem> {

        private final Worker worker;
        private final WorkLimits limits;

        Source(Worker worker) {
            this.worker = worker;
            this.limits = worker.limits();
        }

        @Override
        public List<WorkItem> takeUp(int limit) {
            return queue.takeUp(worker.kind(), limit, limits.lease());
        }

        @Override
        public void carryOut(WorkItem item) {
            try {
                worker.carryOut(item);
            } catch (RuntimeException fault) {
                LOG.warnf("%s %s, attempt %d: %s", item.kind(), item.key(), item.attempt(), fault);
                failed(item, String.valueOf(fault.getMessage()));
                return;
            }
            if (!worker.endsItself()) {
                end(item);
            }
        }

        /** Work that was done must not run again because the database is away for a moment. */
        private void end(WorkItem item) {
            long deadline = System.nanoTime() + limits.lease().toNanos();
            for (int attempt = 1; !isEnded(item, attempt); attempt++) {
                Duration pause = END_PAUSES.after(attempt);
                if (System.nanoTime() + pause.toNanos() > deadline || !isSlept(pause)) {
                    LOG.warnf(
                            "%s %s is done, which could not be noted: it will be done again", item.kind(), item.key());
                    return;
                }
            }
        }

        private boolean isEnded(WorkItem item, int attempt) {
            try {
                queue.done(item);
                return true;
            } catch (RuntimeException away) {
                LOG.warnf("%s %s is done, which cannot be noted at try %d: %s", item.kind(), item.key(), attempt, away);
                return false;
            }
        }

        private static boolean isSlept(Duration pause) {
            try {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                return true;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private void failed(WorkItem item, String why) {
            if (item.attempt() >= limits.attempts()) {
                queue.giveUp(item, why);
            } else {
                queue.postpone(item, limits.backoff().after(item.attempt()), why);
            }
        }
    }
}
