package shop.carousel.catalog.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.imports.ImportJob.LineError;
import shop.carousel.catalog.imports.ImportJob.State;
import shop.carousel.kit.work.WorkItem;

/**
 * A row of the table {@code import_job}. Its file is in {@code import_part}; the kit's table {@code work} says which
 * process runs it.
 *
 * <p>Changes are made by the instance that holds the job's lease, in the transaction that has extended it. So a row
 * that was read after that extension belongs to this process until the transaction ends.
 */
@Entity
@Table(name = "import_job")
class ImportJobEntity {

    @Id
    private UUID id;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    private State state;

    @Column
    private @Nullable String instance;

    /** The last line that is stored. */
    @Column(nullable = false)
    private long line;

    /** How often it was begun since that line. */
    @Column(nullable = false)
    private int tries;

    /** How often it was begun at all. */
    @Column(nullable = false)
    private int attempts;

    @Column(nullable = false)
    private long read;

    @Column(nullable = false)
    private long imported;

    @Column(nullable = false)
    private long rejected;

    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private List<LineError> errors;

    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private List<LineError> warnings;

    @Column(name = "created_at", nullable = false, insertable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    @UpdateTimestamp
    private Instant updatedAt;

    /** For Hibernate. */
    protected ImportJobEntity() {}

    /** A job that waits to be begun. */
    ImportJobEntity(UUID id) {
        this.id = id;
        this.state = State.QUEUED;
        this.errors = List.of();
        this.warnings = List.of();
    }

    boolean hasEnded() {
        return state == State.DONE || state == State.FAILED;
    }

    /**
     * Begins the job or goes on with it, and counts that.
     *
     * @param mostNotes how many errors, and how many warnings, a job remembers
     */
    ImportRun begin(WorkItem item, String by, int mostNotes) {
        state = State.RUNNING;
        instance = by;
        attempts++;
        tries++;
        return new ImportRun(
                item,
                id,
                line,
                tries,
                Math.max(0, mostNotes - errors.size()),
                Math.max(0, mostNotes - warnings.size()));
    }

    /** The batch is stored: the job continues behind it. */
    void add(ImportBatch batch) {
        line = batch.line();
        tries = 0;
        read += batch.imported() + batch.rejected();
        imported += batch.imported();
        rejected += batch.rejected();
        errors = joined(errors, batch.errors());
        warnings = joined(warnings, batch.warnings());
    }

    /** @param why the reason, of a job that has failed */
    void end(State end, @Nullable LineError why) {
        state = end;
        errors = joined(errors, why == null ? List.of() : List.of(why));
    }

    /** The last try does not count: that its process stopped is no fault of the job. */
    void takeTryBack() {
        tries = Math.max(0, tries - 1);
    }

    /** As the API answers it. */
    ImportJob view() {
        return new ImportJob(id, state, read, imported, rejected, errors, warnings);
    }

    private static List<LineError> joined(List<LineError> before, List<LineError> more) {
        return more.isEmpty()
                ? before
                : Stream.concat(before.stream(), more.stream()).toList();
    }
}
