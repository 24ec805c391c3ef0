package shop.carousel.catalog.admin;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import shop.carousel.catalog.admin.ImportBatch.Item;
import shop.carousel.catalog.product.ProductDraft;
import shop.carousel.catalog.product.ProductWriting;

/**
 * Stores a batch and its counts in one transaction. A database that is away is waited for; a line that it refuses is found by trying
 * each alone, and rejected.
 */
@Singleton
class BatchStore {

    private static final Logger LOG = Logger.getLogger(BatchStore.class);
    private static final int TIMEOUT_SECONDS = 60;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final ProductWriting writing;
    private final ImportJobs jobs;
    private final ImportConfig config;

    BatchStore(ProductWriting writing, ImportJobs jobs, ImportConfig config) {
        this.writing = writing;
        this.jobs = jobs;
        this.config = config;
    }

    void store(UUID job, ImportBatch batch) throws InterruptedException {
        Instant end = Instant.now().plus(config.patience());
        while (true) {
            try {
                storeOnce(job, batch);
                return;
            } catch (RuntimeException fault) {
                if (isRefusal(fault)) {
                    refuse(batch);
                } else if (Instant.now().isAfter(end)) {
                    throw fault;
                } else {
                    LOG.warnf("Import %s cannot go on now, trying again: %s", job, fault);
                    TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES.toMillis());
                }
            }
        }
    }

    private void storeOnce(UUID job, ImportBatch batch) {
        List<Item> items = batch.accepted();
        QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> {
            write(items);
            jobs.progress(job, items.size(), batch.rejected(), batch.errors());
            return items;
        });
    }

    private Map<String, Long> write(List<Item> items) throws SQLException {
        List<ProductDraft> drafts =
                items.stream().map(item -> item.product().draft()).toList();
        Map<String, Integer> available = new HashMap<>();
        items.forEach(item ->
                available.put(item.product().draft().sku(), item.product().available()));
        return writing.write(drafts, available);
    }

    /** Each line alone, in a transaction that is rolled back: which ones does the database refuse? */
    private void refuse(ImportBatch batch) {
        for (Item item : batch.accepted()) {
            try {
                QuarkusTransaction.requiringNew().call(() -> {
                    Map<String, Long> written = write(List.of(item));
                    QuarkusTransaction.setRollbackOnly();
                    return written;
                });
            } catch (RuntimeException fault) {
                if (isRefusal(fault)) {
                    batch.refuse(item, "The database refuses the product.");
                }
            }
        }
    }

    /** SQLSTATE classes 22 (data) and 23 (constraints) are about what is stored, all others about the moment. */
    private static boolean isRefusal(Throwable fault) {
        return stateOf(fault)
                .filter(state -> state.startsWith("22") || state.startsWith("23"))
                .isPresent();
    }

    private static Optional<String> stateOf(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .limit(16)
                .filter(SQLException.class::isInstance)
                .map(each -> ((SQLException) each).getSQLState())
                .filter(Objects::nonNull)
                .findFirst();
    }
}
