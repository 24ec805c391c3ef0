package shop.carousel.kit.work;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Gives each {@link Worker} of this process its loop. */
@Singleton
class Workers {

    private static final Logger LOG = Logger.getLogger(Workers.class);

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
                if (!worker.endsItself()) {
                    queue.done(item);
                }
            } catch (RuntimeException fault) {
                LOG.warnf("%s %s, attempt %d: %s", item.kind(), item.key(), item.attempt(), fault);
                failed(item, String.valueOf(fault.getMessage()));
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
