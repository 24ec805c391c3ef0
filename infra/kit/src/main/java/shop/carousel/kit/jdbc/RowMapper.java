package shop.carousel.kit.jdbc;

/** Makes a value of a row. The row is valid until this returns. */
@FunctionalInterface
public interface RowMapper<T> {

    T map(Row row);
}
