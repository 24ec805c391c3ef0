package shop.carousel.catalog.stock;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Bounds how long a process that stands still (stopped, paused, swapped out) can keep rows from others: the database then ends its
 * transaction.
 */
@Singleton
class Standstill {

    private static final String LIMIT = "select set_config('idle_in_transaction_session_timeout', ?, true)";

    private final StockConfig config;

    Standstill(StockConfig config) {
        this.config = config;
    }

    /** Sets the limit for the running transaction, and tells it. */
    Ask<String> limit() {
        String limit = Long.toString(config.standstill().toMillis());
        return new Ask<>(LIMIT, parameters -> parameters.text(limit), Standstill::told);
    }

    private static String told(ResultSet row) throws SQLException {
        row.next();
        return row.getString(1);
    }
}
