package shop.carousel.catalog.stock;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Bounds how long a process that stands still (stopped, paused, swapped out) can keep rows from others: the database then ends its
 * transaction.
 */
@Singleton
class Standstill {

    private static final String LIMIT = "select set_config('idle_in_transaction_session_timeout', ?, true)";

    private final DataSource database;
    private final StockConfig config;

    Standstill(DataSource database, StockConfig config) {
        this.database = database;
        this.config = config;
    }

    /** For the running transaction. */
    void limit() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement limit = connection.prepareStatement(LIMIT)) {
            limit.setString(1, Long.toString(config.standstill().toMillis()));
            limit.execute();
        }
    }
}
