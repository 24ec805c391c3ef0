package shop.carousel.catalog.stock;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What holds in a batch's transaction alone. A process that stands still (stopped, paused, swapped out) cannot keep
 * rows from others: the database then ends its transaction.
 */
@Singleton
class BatchSettings {

    private static final String APPLY = """
            select set_config('idle_in_transaction_session_timeout', ?, true), clock_timestamp()""";

    private final StockConfig config;

    BatchSettings(StockConfig config) {
        this.config = config;
    }

    /**
     * To be applied first in the transaction; tells what time it is, by the database's clock, which all instances
     * share.
     */
    Ask<Instant> apply() {
        String standstill = Long.toString(config.standstill().toMillis());
        return new Ask<>(APPLY, parameters -> parameters.text(standstill), BatchSettings::told);
    }

    private static Instant told(ResultSet row) throws SQLException {
        row.next();
        return row.getTimestamp(2).toInstant();
    }
}
