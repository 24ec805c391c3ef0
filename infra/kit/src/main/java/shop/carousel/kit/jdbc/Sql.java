package shop.carousel.kit.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements, inside a transaction on its connection, otherwise each on one of its own. A parameter may be text, a
 * number, a boolean, a UUID, bytes, an {@link java.time.Instant}, an enum (bound by its name), or null.
 *
 * <p>Arrays of {@code String}, enums, {@code Integer}, {@code Long}, {@code Boolean}, {@code UUID}, {@code Instant} and
 * {@code byte[]} are parameters of the database's array types. So any number of rows is one statement, with an array
 * for each column: {@code insert … select * from unnest(?, ?)}.
 *
 * <p>What the database refuses is an {@link UncheckedSqlException}. Thread-safe.
 */
@Singleton
public class Sql {

    private final DataSource database;

    public Sql(DataSource database) {
        this.database = database;
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
     * Hands over each row of a query, all as of one snapshot, and never holds more than some of them in memory. Outside
     * of a transaction it has one of its own for as long as that takes.
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

    private <T> T run(String sql, @Nullable Object[] parameters, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            new Parameters(statement).bind(parameters);
            return work.with(statement);
        } catch (SQLException fault) {
            throw new UncheckedSqlException(sql, fault);
        }
    }
}
