package shop.carousel.order.jdbc;

import java.sql.SQLException;

/** A statement that the database did not carry out; the transaction around it must fail. */
public final class SqlFault extends RuntimeException {

    SqlFault(String sql, SQLException cause) {
        super(sql.lines().findFirst().orElse("") + ": " + cause.getMessage(), cause);
    }
}
