package shop.carousel.kit.jdbc;

import java.sql.SQLException;

/**
 * A statement that the database did not carry out; the transaction around it must fail. Its cause tells an outage from
 * a defect: see {@link shop.carousel.kit.problem.Outages}.
 */
public final class UncheckedSqlException extends RuntimeException {

    UncheckedSqlException(String sql, SQLException cause) {
        super(sql.lines().findFirst().orElse("") + ": " + cause.getMessage(), cause);
    }
}
