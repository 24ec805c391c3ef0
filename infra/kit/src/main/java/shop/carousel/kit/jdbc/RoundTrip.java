package shop.carousel.kit.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Several statements in one round trip, because a holder of row locks makes others wait for each round trip. The
 * statements run one after another, each with its own snapshot, as if sent one by one; after one that fails, none runs.
 * Use it inside a transaction, and only once. Not thread-safe.
 */
public final class RoundTrip {

    private final Sql sql;
    private final List<Asked<?>> asked = new ArrayList<>();

    RoundTrip(Sql sql) {
        this.sql = sql;
    }

    /** A statement's result, once the round trip is made; before that, {@link #get} fails. */
    public interface Answer<T> {

        T get();
    }

    /** Reads the results of all statements, in their order. */
    interface Results {
        void read(PreparedStatement statement) throws SQLException;
    }

    /**
     * Adds a statement that returns rows, behind those that were added before. Its text should be the same each time:
     * the database prepares the texts of a round trip together.
     */
    public <T> Answer<List<T>> list(String statement, RowMapper<T> mapper, @Nullable Object... parameters) {
        Asked<T> added = new Asked<>(statement, mapper, parameters);
        asked.add(added);
        return added;
    }

    /** Sends the statements and reads their results. */
    public void make() {
        String all = asked.stream().map(each -> each.statement).collect(Collectors.joining(";\n"));
        @Nullable
        Object[] parameters =
                asked.stream().flatMap(each -> Stream.of(each.parameters)).toArray();
        sql.execute(all, parameters, statement -> {
            for (Asked<?> each : asked) {
                each.read(statement);
            }
        });
    }

    private static final class Asked<T> implements Answer<List<T>> {

        private final String statement;
        private final RowMapper<T> mapper;
        private final @Nullable Object[] parameters;
        private @Nullable List<T> answer;

        Asked(String statement, RowMapper<T> mapper, @Nullable Object[] parameters) {
            this.statement = statement;
            this.mapper = mapper;
            this.parameters = parameters;
        }

        void read(PreparedStatement results) throws SQLException {
            try (ResultSet rows = results.getResultSet()) {
                answer = Sql.all(rows, mapper);
            }
            results.getMoreResults();
        }

        @Override
        public List<T> get() {
            return Objects.requireNonNull(answer, "the round trip is not made yet");
        }
    }
}
