package shop.carousel.kit.jdbc;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The row that a query is at: its columns by name or, where a query gives none, by number, counted from 1. A method
 * without {@code OrNull} is for columns that are never null, and fails with {@link IllegalStateException} if one is.
 */
public final class Row {

    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    private interface Getter<C, T> {
        @Nullable
        T get(ResultSet rows, C column) throws SQLException;
    }

    public String text(String column) {
        return required(column, textOrNull(column));
    }

    public String text(int column) {
        return required(column, get(column, (row, number) -> row.getString(number)));
    }

    public @Nullable String textOrNull(String column) {
        return get(column, (row, name) -> row.getString(name));
    }

    public UUID uuid(String column) {
        return required(column, uuidOrNull(column));
    }

    public @Nullable UUID uuidOrNull(String column) {
        return get(column, (row, name) -> row.getObject(name, UUID.class));
    }

    public int integer(String column) {
        return required(column, integerOrNull(column));
    }

    public int integer(int column) {
        return required(column, get(column, (row, number) -> orNull(row, row.getInt(number))));
    }

    public @Nullable Integer integerOrNull(String column) {
        return get(column, (row, name) -> orNull(row, row.getInt(name)));
    }

    public long bigint(String column) {
        return required(column, bigintOrNull(column));
    }

    public long bigint(int column) {
        return required(column, get(column, (row, number) -> orNull(row, row.getLong(number))));
    }

    public @Nullable Long bigintOrNull(String column) {
        return get(column, (row, name) -> orNull(row, row.getLong(name)));
    }

    public boolean bool(String column) {
        return required(column, get(column, (row, name) -> orNull(row, row.getBoolean(name))));
    }

    public Instant instant(String column) {
        return required(column, instantOrNull(column));
    }

    public @Nullable Instant instantOrNull(String column) {
        Timestamp time = get(column, (row, name) -> row.getTimestamp(name));
        return time == null ? null : time.toInstant();
    }

    public byte[] bytes(String column) {
        return required(column, bytesOrNull(column));
    }

    public byte @Nullable [] bytesOrNull(String column) {
        return get(column, (row, name) -> row.getBytes(name));
    }

    /** A column of the type {@code text[]} without nulls in it. */
    public List<String> texts(String column) {
        Object texts = get(column, (row, name) -> {
            Array array = row.getArray(name);
            return array == null ? null : array.getArray();
        });
        return List.of((String[]) required(column, texts));
    }

    /** The constant of this name. */
    public <E extends Enum<E>> E constant(String column, Class<E> type) {
        return Enum.valueOf(type, text(column));
    }

    private static <T> @Nullable T orNull(ResultSet row, T value) throws SQLException {
        return row.wasNull() ? null : value;
    }

    private <C, T> @Nullable T get(C column, Getter<C, T> getter) {
        try {
            return getter.get(rows, column);
        } catch (SQLException fault) {
            throw new UncheckedSqlException("the column " + column, fault);
        }
    }

    private static <T> T required(Object column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the column " + column + " is null");
        }
        return value;
    }
}
