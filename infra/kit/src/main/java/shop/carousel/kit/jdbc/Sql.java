package shop.carousel.kit.jdbc;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * Runs statements, inside a transaction on its connection, otherwise each on one of its own. A parameter may be text, a
 * number, a boolean, a UUID, bytes, an {@link java.time.Instant}, an enum (bound by its name), or null.
 *
 * <p>Arrays of {@code String}, enums, {@code Integer}, {@code Long}, {@code Boolean}, {@code UUID}, {@code Instant} and
 * {@code byte[]} are parameters of the database's array types. So any number of rows is one statement, with an array
 * for each column: {@code insert … select * from unnest(?, ?)}.
 *
 * <p>PostgreSQL keeps the plan of a statement that is prepared on a connection. One that is made while a table is empty
 * reads all of it, and stays until the table is analysed. Statements with arrays, and those of {@link #plannedAnew()},
 * are therefore planned for each call: by the table's present size, and by how many rows are asked for.
 *
 * <p>A failed statement throws {@link UncheckedSqlException}. Thread-safe.
 */
@Singleton
public class Sql {

    /**
     * An expression for a select list: until the transaction ends, rows are found by an index if there is one.
     *
     * <p>It is for plans that no statement of ours controls: those of foreign-key look-ups, which PostgreSQL keeps on
     * each connection. One that is made while a table is empty would read all of it.
     */
    public static final String BY_KEYS = "set_config('enable_seqscan', 'off', true)";

    private final DataSource database;
    private final boolean plannedAnew;

    @Inject
    public Sql(DataSource database) {
        this(database, false);
    }

    private Sql(DataSource database, boolean plannedAnew) {
        this.database = database;
        this.plannedAnew = plannedAnew;
    }

    /**
     * The same, with statements that are planned for each call. For queries for due work in a table that is sometimes
     * empty and sometimes long.
     */
    public Sql plannedAnew() {
        return new Sql(database, true);
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    /** Runs a statement and returns how many rows it touched. */
    public int update(String sql, @Nullable Object... parameters) {
        return run(sql, parameters, PreparedStatement::executeUpdate);
    }

    /** All rows of a query, or of a statement that returns rows. */
    public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return run(sql, parameters, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return all(rows, mapper);
            }
        });
    }

    /** The first row. */
    public <T> Optional<T> first(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return list(sql, mapper, parameters).stream().findFirst();
    }

    /** Whether the query has a row. */
    public boolean exists(String sql, @Nullable Object... parameters) {
        return first(sql, row -> true, parameters).isPresent();
    }

    /**
     * Passes each row of a query to the consumer, all as of one snapshot, and holds only some of them in memory.
     * Outside a transaction it runs in one of its own.
     *
     * @param rowsAtATime how many are fetched in one round trip
     */
    public void forEach(String sql, int rowsAtATime, Consumer<Row> each, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection()) {
            if (connection.getAutoCommit()) {
                connection.setAutoCommit(false); // the driver has a cursor only inside a transaction
                try {
                    fetch(connection, sql, rowsAtATime, each, parameters);
                } finally {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            } else {
                fetch(connection, sql, rowsAtATime, each, parameters);
            }
        } catch (SQLException fault) {
            throw new UncheckedSqlException(sql, fault);
        }
    }

    private static void fetch(
            Connection connection, String sql, int rowsAtATime, Consumer<Row> each, @Nullable Object[] parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(rowsAtATime);
            new Parameters(statement).bind(parameters);
            try (ResultSet rows = statement.executeQuery()) {
                Row row = new Row(rows);
                while (rows.next()) {
                    each.accept(row);
                }
            }
        }
    }

    /** Several statements that are to go to the database at once. */
    public RoundTrip roundTrip() {
        return new RoundTrip(this);
    }

    /** One statement, or several that are separated by semicolons. */
    void execute(String sql, @Nullable Object[] parameters, RoundTrip.Results results) {
        run(sql, parameters, statement -> {
            statement.execute();
            results.read(statement);
            return true;
        });
    }

    static <T> List<T> all(ResultSet rows, RowMapper<T> mapper) throws SQLException {
        Row row = new Row(rows);
        List<T> all = new ArrayList<>();
        while (rows.next()) {
            all.add(mapper.map(row));
        }
        return all;
    }

    private static boolean isArray(@Nullable Object parameter) {
        return parameter != null && parameter.getClass().isArray() && !(parameter instanceof byte[]);
    }

    private <T> T run(String sql, @Nullable Object[] parameters, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            if (plannedAnew || Stream.of(parameters).anyMatch(Sql::isArray)) {
                statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            }
            new Parameters(statement).bind(parameters);
            return work.with(statement);
        } catch (SQLException fault) {
            throw new UncheckedSqlException(sql, fault);
        }
    }
}
