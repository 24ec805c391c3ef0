package shop.carousel.kit.jdbc;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows as columns, an array each: so any number of rows is one statement. */
public final class Columns {

    private Columns() {}

    /**
     * One column of the rows, for a parameter of the database's array type. A row that has no value has a null there.
     *
     * @param type one of those that {@link Sql} binds as an array
     */
    public static <R> Object of(Class<?> type, Collection<R> rows, Function<R, @Nullable Object> value) {
        return rows.stream().map(value).toArray(size -> (Object[]) Array.newInstance(type, size));
    }
}
