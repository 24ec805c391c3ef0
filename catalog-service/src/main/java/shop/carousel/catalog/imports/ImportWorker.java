package shop.carousel.catalog.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.imports.ImportJob.LineError;
import shop.carousel.catalog.imports.ImportJob.State;
import shop.carousel.catalog.imports.file.UnreadableFileException;
import shop.carousel.kit.work.Backoff;
import shop.carousel.kit.work.WorkItem;
import shop.carousel.kit.work.WorkLimits;
import shop.carousel.kit.work.WorkQueue;
import shop.carousel.kit.work.Worker;

/**
 * Runs imports, one at a time, on any instance. A job that its process did not finish is continued by another, behind
 * the last stored line. A job that repeatedly ends its process at the same line has failed.
 */
@Singleton
class ImportWorker implements Worker {

    private static final Logger LOG = Logger.getLogger(ImportWorker.class);
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final ImportConfig config;
    private final ImportJobs jobs;
    private final ImportFiles files;
    private final CatalogueImport imports;
    private final WorkQueue work;

    ImportWorker(ImportConfig config, ImportJobs jobs, ImportFiles files, CatalogueImport imports, WorkQueue work) {
        this.config = config;
        this.jobs = jobs;
        this.files = files;
        this.imports = imports;
        this.work = work;
    }

    @Override
    public String kind() {
        return ImportJobs.KIND;
    }

    /** The number of attempts is no limit here: what counts is how often one did not get a line further. */
    @Override
    public WorkLimits limits() {
        return new WorkLimits(1, config.lease(), Integer.MAX_VALUE, PAUSES);
    }

    @Override
    public boolean endsItself() {
        return true;
    }

    /** Before the loops of work are stopped: an import stops behind its present batch. */
    void stop(@Observes @Priority(1) ShutdownEvent stopping) {
        imports.stop();
    }

    @Scheduled(every = "1h", delayed = "1m")
    void sweep() {
        jobs.sweep();
    }

    @Override
    public void carryOut(WorkItem item) {
        jobs.begin(item).ifPresentOrElse(this::carryOut, () -> work.done(item));
    }

    private void carryOut(ImportRun run) {
        if (run.tries() > config.tries()) {
            long line = run.line() + 1;
            finish(
                    run,
                    State.FAILED,
                    new LineError(
                            line, "The import broke off " + config.tries() + " times at this line, and is given up."));
            return;
        }
        try {
            imports.run(run);
            finish(run, State.DONE, null);
        } catch (UnreadableFileException unreadable) {
            finish(run, State.FAILED, new LineError(unreadable.line(), String.valueOf(unreadable.getMessage())));
        } catch (StoppedException stopped) {
            LOG.infof("Import %s is left to whoever is there: %s", run.id(), stopped.getMessage());
            jobs.handBack(run);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void finish(ImportRun run, State state, @Nullable LineError error) {
        QuarkusTransaction.requiringNew().call(() -> {
            jobs.finish(run, state, error);
            files.delete(run.id());
            return run;
        });
    }
}
