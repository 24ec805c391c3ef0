package shop.carousel.catalog.stock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Several statements that go to the database at once: a batch pays for its round trips with the time of everybody who
 * waits for its rows. They are carried out one after the other, each with a snapshot of its own, as if they had been
 * sent one by one; after one that fails, none is. To be run inside a transaction.
 */
final class RoundTrip {

    private final List<Pending<?>> pending = new ArrayList<>();

    /** What a statement answered, once the round trip is made. */
    interface Answer<T> {
        T get();
    }

    /** Adds a statement, which follows those that were added before. */
    <T> Answer<T> ask(Ask<T> ask) {
        Pending<T> added = new Pending<>(ask);
        pending.add(added);
        return added;
    }

    /** One statement alone. */
    static <T> T of(DataSource database, Ask<T> ask) throws SQLException {
        RoundTrip trip = new RoundTrip();
        Answer<T> answer = trip.ask(ask);
        trip.make(database);
        return answer.get();
    }

    /** Makes the round trip on the running transaction's connection. */
    void make(DataSource database) throws SQLException {
        String all = pending.stream().map(each -> each.ask.statement()).collect(Collectors.joining(";\n"));
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(all)) {
            Parameters parameters = new Parameters(connection, statement);
            for (Pending<?> each : pending) {
                each.ask.binding().bind(parameters);
            }
            statement.execute();
            for (Pending<?> each : pending) {
                each.read(statement);
            }
        }
    }

    private static final class Pending<T> implements Answer<T> {

        private final Ask<T> ask;
        private @Nullable T answer;

        Pending(Ask<T> ask) {
            this.ask = ask;
        }

        void read(PreparedStatement statement) throws SQLException {
            try (ResultSet rows = statement.getResultSet()) {
                answer = ask.reading().read(rows);
            }
            statement.getMoreResults();
        }

        @Override
        public T get() {
            return Objects.requireNonNull(answer, "the round trip is not made yet");
        }
    }
}
