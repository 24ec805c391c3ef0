package shop.carousel.catalog.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.imports.ImportJob.LineError;
import shop.carousel.catalog.imports.ImportJob.State;
import shop.carousel.kit.work.WorkItem;
import shop.carousel.kit.work.WorkQueue;

/**
 * The import jobs of all instances. Each is a piece of the kit's work, which says who may work at it: every change of a
 * job that runs first makes sure, in its own transaction, that it is still this process's to make.
 */
@ApplicationScoped
class ImportJobs {

    /** The kind of work. */
    static final String KIND = "import";

    private static final TypeReference<List<LineError>> ERRORS = new TypeReference<>() {};

    private static final String BEGIN = """
            update import_job set state = 'RUNNING', attempts = attempts + 1, tries = tries + 1, instance = ?, updated_at = now()
            where id = ? and state in ('QUEUED', 'RUNNING')
            returning line, tries, jsonb_array_length(errors) as errors, jsonb_array_length(warnings) as warnings""";
    private static final String PROGRESS = """
            update import_job set line = ?, tries = 0, read = read + ?, imported = imported + ?, rejected = rejected + ?,
                   errors = errors || ?::jsonb, warnings = warnings || ?::jsonb, updated_at = now()
            where id = ?""";

    private final DataSource database;
    private final WorkQueue work;
    private final ObjectMapper json;
    private final ImportConfig config;
    private final String instance;

    ImportJobs(
            DataSource database,
            WorkQueue work,
            ObjectMapper json,
            ImportConfig config,
            @ConfigProperty(name = "carousel.instance") String instance) {
        this.database = database;
        this.work = work;
        this.json = json;
        this.config = config;
        this.instance = instance;
    }

    /** Adds a job to the running transaction. */
    void add(UUID id) throws SQLException {
        execute("insert into import_job (id, state) values (?, 'QUEUED')", id);
        work.add(KIND, id.toString(), java.time.Duration.ZERO);
    }

    /** Whether as many jobs wait as may. */
    boolean isFull() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select count(*) from import_job where state in ('QUEUED', 'RUNNING')");
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getLong(1) >= config.waitingJobs();
        }
    }

    Optional<ImportJob> find(UUID id) throws SQLException {
        String query =
                "select state, read, imported, rejected, errors::text, warnings::text from import_job where id = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(job(id, row)) : Optional.empty();
            }
        }
    }

    /**
     * Begins a job or goes on with it, and counts that; nothing where it has ended. The count is there before anything
     * can go wrong.
     */
    @Transactional
    Optional<ImportRun> begin(WorkItem item) throws SQLException {
        requireMine(item);
        UUID id = UUID.fromString(item.key());
        try (Connection connection = database.getConnection();
                PreparedStatement begin = connection.prepareStatement(BEGIN)) {
            begin.setString(1, instance);
            begin.setObject(2, id);
            try (ResultSet row = begin.executeQuery()) {
                return row.next()
                        ? Optional.of(new ImportRun(
                                item,
                                id,
                                row.getLong("line"),
                                row.getInt("tries"),
                                Math.max(0, config.errors() - row.getInt("errors")),
                                Math.max(0, config.errors() - row.getInt("warnings"))))
                        : Optional.empty();
            }
        }
    }

    /** Adds to a job's counts, in the transaction that stores what is counted. */
    void progress(ImportRun run, ImportBatch batch) throws SQLException {
        requireMine(run.item());
        execute(
                PROGRESS,
                batch.line(),
                batch.imported() + batch.rejected(),
                batch.imported(),
                batch.rejected(),
                text(batch.errors()),
                text(batch.warnings()),
                run.id());
    }

    /** Says that this process still works at the job. */
    void keep(ImportRun run) {
        requireMine(run.item());
    }

    /** Ends a job in the running transaction. */
    void finish(ImportRun run, State state, @Nullable LineError error) throws SQLException {
        if (!work.done(run.item())) {
            throw lost();
        }
        execute(
                "update import_job set state = ?, errors = errors || ?::jsonb, updated_at = now() where id = ?",
                state.name(),
                text(error == null ? List.of() : List.of(error)),
                run.id());
    }

    /** Leaves a job to whoever is there, at once: that this process stops is no fault of the job. */
    @Transactional
    void handBack(ImportRun run) throws SQLException {
        if (work.handBack(run.item())) {
            execute("update import_job set tries = greatest(tries - 1, 0) where id = ?", run.id());
        }
    }

    /** Forgets what is old. */
    @Transactional
    void sweep() throws SQLException {
        execute("delete from import_job where created_at < now() - interval '30 days' and state in ('DONE', 'FAILED')");
    }

    private void requireMine(WorkItem item) {
        if (!work.extend(item, config.lease())) {
            throw lost();
        }
    }

    private static StoppedException lost() {
        return new StoppedException("another instance has taken the import up");
    }

    private void execute(String statement, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setObject(i + 1, parameters[i]);
            }
            prepared.executeUpdate();
        }
    }

    private ImportJob job(UUID id, ResultSet row) throws SQLException {
        return new ImportJob(
                id,
                State.valueOf(row.getString("state")),
                row.getLong("read"),
                row.getLong("imported"),
                row.getLong("rejected"),
                errors(row.getString("errors")),
                errors(row.getString("warnings")));
    }

    private List<LineError> errors(String text) throws SQLException {
        try {
            return json.readValue(text, ERRORS);
        } catch (JsonProcessingException broken) {
            throw new SQLException("an import job's errors cannot be read", broken);
        }
    }

    private String text(List<LineError> errors) {
        try {
            return json.writeValueAsString(errors);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
