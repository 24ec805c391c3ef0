package shop.carousel.kit.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Binds parameters, one after the other, by their Java types. */
final class Parameters {

    private final PreparedStatement statement;
    private int bound;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    /** Binds those that follow. */
    void bind(@Nullable Object[] parameters) throws SQLException {
        for (Object parameter : parameters) {
            statement.setObject(++bound, bindable(statement.getConnection(), parameter));
        }
    }

    private static @Nullable Object bindable(Connection connection, @Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Instant time -> time.atOffset(ZoneOffset.UTC);
            case Enum<?> constant -> constant.name();
            case String[] texts -> connection.createArrayOf("text", texts);
            case Integer[] numbers -> connection.createArrayOf("int4", numbers);
            case Long[] numbers -> connection.createArrayOf("int8", numbers);
            case Boolean[] flags -> connection.createArrayOf("bool", flags);
            case UUID[] ids -> connection.createArrayOf("uuid", ids);
            case Instant[] times -> connection.createArrayOf("timestamptz", times);
            case byte[][] bytes -> connection.createArrayOf("bytea", bytes);
            default ->
                value instanceof Enum<?>[] constants ? connection.createArrayOf("text", names(constants)) : value;
        };
    }

    private static @Nullable String[] names(@Nullable Enum<?>[] constants) {
        return Stream.of(constants)
                .map(constant -> constant == null ? null : constant.name())
                .toArray(String[]::new);
    }
}
