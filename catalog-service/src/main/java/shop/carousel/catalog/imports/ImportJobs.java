package shop.carousel.catalog.imports;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.imports.ImportJob.LineError;
import shop.carousel.catalog.imports.ImportJob.State;
import shop.carousel.kit.work.WorkItem;
import shop.carousel.kit.work.WorkQueue;

/**
 * The import jobs of all instances. Each is an item of the kit's work, whose lease decides which process may run it.
 * Every change of a running job first verifies, in its own transaction, that this process still holds the lease.
 */
@ApplicationScoped
class ImportJobs implements PanacheRepositoryBase<ImportJobEntity, UUID> {

    /** The kind of work. */
    static final String KIND = "import";

    private final WorkQueue work;
    private final ImportConfig config;
    private final String instance;

    ImportJobs(WorkQueue work, ImportConfig config, @ConfigProperty(name = "carousel.instance") String instance) {
        this.work = work;
        this.config = config;
        this.instance = instance;
    }

    /** Adds a job to the running transaction; its row is there at once, for those of its file. */
    void add(UUID id) {
        persistAndFlush(new ImportJobEntity(id));
        work.add(KIND, id.toString(), Duration.ZERO);
    }

    /** Whether the limit of waiting jobs is reached. */
    boolean isFull() {
        return count("state in (QUEUED, RUNNING)") >= config.waitingJobs();
    }

    /** How far a job is. */
    Optional<ImportJob> view(UUID id) {
        return findByIdOptional(id).map(ImportJobEntity::view);
    }

    /**
     * Begins a job or goes on with it, and counts that; nothing where it has ended. The count is there before anything
     * can go wrong.
     */
    @Transactional
    Optional<ImportRun> begin(WorkItem item) {
        requireMine(item);
        return findByIdOptional(UUID.fromString(item.key()))
                .filter(job -> !job.hasEnded())
                .map(job -> job.begin(item, instance, config.errors()));
    }

    /** Adds to a job's counts, in the transaction that stores what is counted. */
    void progress(ImportRun run, ImportBatch batch) {
        requireMine(run.item());
        findByIdOptional(run.id()).ifPresent(job -> job.add(batch));
    }

    /** Renews this process's lease of the job. */
    void keep(ImportRun run) {
        requireMine(run.item());
    }

    /** Ends a job in the running transaction. */
    void finish(ImportRun run, State state, @Nullable LineError error) {
        if (!work.done(run.item())) {
            throw lost();
        }
        findByIdOptional(run.id()).ifPresent(job -> job.end(state, error));
    }

    /** Releases a job for any instance, at once; the stop of this process is no fault of the job. */
    @Transactional
    void handBack(ImportRun run) {
        if (work.handBack(run.item())) {
            findByIdOptional(run.id()).ifPresent(ImportJobEntity::takeTryBack);
        }
    }

    /** Deletes old jobs. */
    @Transactional
    void sweep() {
        delete("createdAt < instant - 30 day and state in (DONE, FAILED)");
    }

    private void requireMine(WorkItem item) {
        if (!work.extend(item, config.lease())) {
            throw lost();
        }
    }

    private static StoppedException lost() {
        return new StoppedException("another instance has taken the import up");
    }
}
