package shop.carousel.catalog.stock;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A statement whose answer is rows, which may go to the database together with others.
 *
 * @param statement the same text each time, so that the database prepares it once
 */
record Ask<T>(String statement, Binding binding, Reading<T> reading) {

    /** Binds the statement's parameters. */
    @FunctionalInterface
    interface Binding {
        void bind(Parameters parameters) throws SQLException;
    }

    /** Makes something of all the rows. */
    @FunctionalInterface
    interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
