package shop.carousel.catalog.stock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds a statement's parameters as columns of the same rows, one array after the other, so that any number of rows is one statement. */
final class Columns<R> {

    private final Connection connection;
    private final PreparedStatement statement;
    private final Collection<R> rows;
    private int bound;

    Columns(Connection connection, PreparedStatement statement, Collection<R> rows) {
        this(connection, statement, rows, 0);
    }

    /** Columns of other rows, after so many that are bound already. */
    Columns(Connection connection, PreparedStatement statement, Collection<R> rows, int bound) {
        this.bound = bound;
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
    }

    /** The next column; a null stays null, an enum is its name. */
    Columns<R> add(String type, Function<R, @Nullable Object> value) throws SQLException {
        Object[] cells = rows.stream().map(value).map(Columns::cell).toArray();
        statement.setArray(++bound, connection.createArrayOf(type, cells));
        return this;
    }

    /** How many parameters are bound so far. */
    int bound() {
        return bound;
    }

    private static @Nullable Object cell(@Nullable Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value;
    }
}
