package shop.carousel.kit.jdbc;

import java.sql.SQLException;

/**
 * A failed statement; the transaction around it must fail too. The cause tells an outage from a defect: see {@link
 * shop.carousel.kit.problem.Outages}.
 */
public final class UncheckedSqlException extends RuntimeException {

    UncheckedSqlException(String sql, SQLException cause) {
        super(sql.lines().findFirst().orElse("") + ": " + cause.getMessage(), cause);
    }
}
