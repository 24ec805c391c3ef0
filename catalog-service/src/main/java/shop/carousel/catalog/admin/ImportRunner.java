package shop.carousel.catalog.admin;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.admin.ImportJob.LineError;
import shop.carousel.catalog.admin.ImportJob.State;
import shop.carousel.catalog.admin.ImportJobs.Waiting;
import shop.carousel.kit.problem.Problem;

/**
 * Takes files and imports them one after the other, on one thread. A job that its process did not finish is begun again when the
 * instance is back: importing twice is importing once.
 */
@Singleton
class ImportRunner {

    private static final Logger LOG = Logger.getLogger(ImportRunner.class);

    private final ImportConfig config;
    private final ImportJobs jobs;
    private final CatalogueImport imports;
    private final BlockingQueue<Waiting> queue;
    private volatile boolean running = true;
    private @Nullable Thread thread;

    ImportRunner(ImportConfig config, ImportJobs jobs, CatalogueImport imports) {
        this.config = config;
        this.jobs = jobs;
        this.imports = imports;
        this.queue = new ArrayBlockingQueue<>(config.waitingJobs());
    }

    void start(@Observes @Priority(6_000) StartupEvent started) throws SQLException {
        List<Waiting> left = jobs.unfinished();
        thread = Thread.ofPlatform().name("imports").start(() -> run(left));
    }

    void stop(@Observes @Priority(5_000) ShutdownEvent stopping) throws InterruptedException {
        running = false;
        if (thread != null) {
            thread.interrupt();
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    /** Spools a file and queues its job. 400 for an empty file, 503 when too many wait. */
    UUID submit(InputStream content) throws IOException, SQLException {
        if (queue.remainingCapacity() == 0) {
            throw busy();
        }
        UUID id = UUID.randomUUID();
        Path file = spool(id, content);
        jobs.add(id, file);
        if (!queue.offer(new Waiting(id, file))) {
            finish(new Waiting(id, file), State.FAILED, "Too many imports are waiting.");
            throw busy();
        }
        return id;
    }

    private static Problem busy() {
        return Problem.unavailable("Too many imports are waiting already.", 10);
    }

    private Path spool(UUID id, InputStream content) throws IOException {
        Path folder = Path.of(config.directory().orElse(System.getProperty("java.io.tmpdir")));
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "carousel-import-" + id, "");
        try {
            if (Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING) == 0) {
                throw Problem.badRequest("body", "The file is empty.");
            }
            return file;
        } catch (IOException | RuntimeException fault) {
            Files.deleteIfExists(file);
            throw fault;
        }
    }

    @Scheduled(every = "1m", delayed = "20s")
    void sweep() throws SQLException {
        jobs.sweep(config.silence().toSeconds());
    }

    private void run(List<Waiting> left) {
        resume(left);
        while (running) {
            try {
                run(queue.take());
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    /** Runs what an earlier process left unfinished. */
    void resume(List<Waiting> left) {
        left.forEach(this::runAgain);
    }

    private void runAgain(Waiting job) {
        if (Files.isReadable(job.file())) {
            LOG.infof("Import %s was interrupted and begins again.", job.id());
            run(job);
        } else {
            finish(job, State.FAILED, "The service was restarted and the uploaded file is gone: send it again.");
        }
    }

    /** Whatever happens to one job, the next one runs. A job that is interrupted stays as it is: the next start takes it up. */
    private void run(Waiting job) {
        try {
            jobs.begin(job.id());
            imports.run(job.id(), job.file());
            finish(job, State.DONE, null);
        } catch (UnreadableFileException unreadable) {
            finish(job, State.FAILED, String.valueOf(unreadable.getMessage()));
        } catch (InterruptedException stop) {
            LOG.infof("Import %s is interrupted.", job.id());
            running = false;
        } catch (SQLException | IOException | RuntimeException fault) {
            LOG.errorf(fault, "Import %s has failed.", job.id());
            finish(
                    job,
                    State.FAILED,
                    "The import broke off: " + fault.getClass().getSimpleName() + ".");
        }
    }

    private void finish(Waiting job, State state, @Nullable String reason) {
        try {
            jobs.finish(job.id(), state, reason == null ? List.of() : List.of(new LineError(0, reason)));
            Files.deleteIfExists(job.file());
        } catch (SQLException | IOException fault) {
            LOG.warnf("Import %s is %s but cannot be noted as such: %s", job.id(), state, fault);
        }
    }
}
