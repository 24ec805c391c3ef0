package shop.carousel.catalog.stock;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.jspecify.annotations.NullMarked;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.outbox.Outbox;
import shop.carousel.ring.CacheRing;

/** What the settlement needs of the stock, put together without a container. */
@NullMarked
public final class StandaloneStock {

    private StandaloneStock() {}

    /** The service's table. */
    public static StockRepository table(Sql sql) {
        return new StockRepository(sql);
    }

    /** The service's news, told to that outbox and that ring. */
    public static StockLevelPublisher news(
            Outbox outbox,
            CacheRing ring,
            ObjectMapper json,
            StockRepository table,
            StockConfig config,
            TransactionSynchronizationRegistry synchronizations) {
        return new StockLevelPublisher(outbox, new StockCache(ring, json, table, config), synchronizations);
    }
}
