package shop.carousel.catalog.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import shop.carousel.catalog.admin.ImportJob.LineError;
import shop.carousel.catalog.admin.ImportJob.State;

/** The import jobs of all instances. */
@ApplicationScoped
class ImportJobs {

    /** A job to be run by this instance. */
    record Waiting(UUID id, Path file) {}

    private static final TypeReference<List<LineError>> ERRORS = new TypeReference<>() {};

    private final DataSource database;
    private final ObjectMapper json;
    private final String instance;

    ImportJobs(DataSource database, ObjectMapper json, @ConfigProperty(name = "carousel.instance") String instance) {
        this.database = database;
        this.json = json;
        this.instance = instance;
    }

    @Transactional
    void add(UUID id, Path file) throws SQLException {
        execute(
                "insert into import_job (id, state, instance, file) values (?, 'QUEUED', ?, ?)",
                id,
                instance,
                file.toString());
    }

    Optional<ImportJob> find(UUID id) throws SQLException {
        String query = "select state, read, imported, rejected, errors::text from import_job where id = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(job(id, row)) : Optional.empty();
            }
        }
    }

    /** What this instance had not finished when it ended, oldest first. */
    List<Waiting> unfinished() throws SQLException {
        String query = "select id, file from import_job"
                + " where instance = ? and state in ('QUEUED', 'RUNNING') order by created_at";
        List<Waiting> jobs = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, instance);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    jobs.add(new Waiting(rows.getObject(1, UUID.class), Path.of(rows.getString(2))));
                }
            }
        }
        return jobs;
    }

    /** Begins a job, from its first line, also when it had begun before. */
    @Transactional
    void begin(UUID id) throws SQLException {
        execute(
                "update import_job set state = 'RUNNING', attempts = attempts + 1, read = 0, imported = 0, rejected = 0, errors = '[]',"
                        + " updated_at = now() where id = ?",
                id);
    }

    /** Adds to a job's counts, in the transaction that stores what is counted. */
    void progress(UUID id, int imported, int rejected, List<LineError> errors) throws SQLException {
        execute(
                "update import_job set read = read + ?, imported = imported + ?, rejected = rejected + ?,"
                        + " errors = errors || ?::jsonb, updated_at = now() where id = ?",
                imported + rejected,
                imported,
                rejected,
                text(errors),
                id);
    }

    @Transactional
    void finish(UUID id, State state, List<LineError> errors) throws SQLException {
        execute(
                "update import_job set state = ?, errors = errors || ?::jsonb, updated_at = now() where id = ?",
                state.name(),
                text(errors),
                id);
    }

    /** Says that this instance lives, fails the jobs of those that have not said so for long, and forgets what is old. */
    @Transactional
    void sweep(long silenceSeconds) throws SQLException {
        execute(
                "update import_job set updated_at = now() where instance = ? and state in ('QUEUED', 'RUNNING')",
                instance);
        execute(
                "update import_job set state = 'FAILED', errors = errors || jsonb_build_array(jsonb_build_object("
                        + "'line', 0, 'reason', 'The instance ' || instance || ' that ran this import is gone.')),"
                        + " updated_at = now()"
                        + " where state in ('QUEUED', 'RUNNING') and updated_at < now() - make_interval(secs => ?)",
                (double) silenceSeconds);
        execute("delete from import_job where created_at < now() - interval '30 days'");
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
                errors(row.getString("errors")));
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
