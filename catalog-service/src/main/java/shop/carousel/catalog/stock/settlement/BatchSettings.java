package shop.carousel.catalog.stock.settlement;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import shop.carousel.catalog.stock.StockConfig;
import shop.carousel.kit.jdbc.RoundTrip;
import shop.carousel.kit.jdbc.RoundTrip.Answer;
import shop.carousel.kit.jdbc.Sql;

/**
 * What holds in a batch's transaction alone. A process that stands still (stopped, paused, swapped out) cannot keep
 * rows from others: the database then ends its transaction. And its statements find rows by their keys. That is for
 * foreign keys: PostgreSQL looks for each by a plan that it keeps, and one from when the tables were nearly empty reads
 * them whole.
 */
@Singleton
class BatchSettings {

    private static final String APPLY = """
            select set_config('idle_in_transaction_session_timeout', ?, true),
                %s,
                clock_timestamp() as now""".formatted(Sql.BY_KEYS);

    private final StockConfig config;

    BatchSettings(StockConfig config) {
        this.config = config;
    }

    /**
     * To be applied first in the transaction; tells what time it is, by the database's clock, which all instances
     * share.
     */
    Answer<List<Instant>> apply(RoundTrip trip) {
        String standstill = Long.toString(config.standstill().toMillis());
        return trip.list(APPLY, row -> row.instant("now"), standstill);
    }
}
