package shop.carousel.catalog.stock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Binds parameters one after the other. Rows are bound as columns, an array each, so that any number of rows is one
 * statement.
 */
final class Parameters {

    private final Connection connection;
    private final PreparedStatement statement;
    private int bound;

    Parameters(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    Parameters text(String value) throws SQLException {
        statement.setString(++bound, value);
        return this;
    }

    Parameters array(String type, Collection<?> values) throws SQLException {
        statement.setArray(++bound, connection.createArrayOf(type, values.toArray()));
        return this;
    }

    /** One column of the rows; a null stays null, an enum is its name. */
    <R> Parameters column(String type, Collection<R> rows, Function<R, @Nullable Object> value) throws SQLException {
        Object[] cells = rows.stream().map(value).map(Parameters::cell).toArray();
        statement.setArray(++bound, connection.createArrayOf(type, cells));
        return this;
    }

    private static @Nullable Object cell(@Nullable Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value;
    }
}
