package shop.carousel.catalog.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shop.carousel.catalog.imports.ImportBatch.Item;
import shop.carousel.catalog.product.ProductDraft;
import shop.carousel.catalog.product.ProductWriting;
import shop.carousel.kit.problem.Outages;

/**
 * Stores a batch and its counts in one transaction. A line that the database refuses is found by trying each alone, and
 * rejected; any other fault ends the run, and the job's next run continues here.
 */
@Singleton
class BatchStore {

    private static final int TIMEOUT_SECONDS = 60;

    private final ProductWriting writing;
    private final ImportJobs jobs;

    BatchStore(ProductWriting writing, ImportJobs jobs) {
        this.writing = writing;
        this.jobs = jobs;
    }

    /** Stores what the batch has, and empties it. */
    void store(ImportRun run, ImportBatch batch) {
        if (batch.size() == 0 && batch.warnings().isEmpty()) {
            return;
        }
        try {
            storeOnce(run, batch);
        } catch (RuntimeException fault) {
            if (!Outages.isOfData(fault)) {
                throw fault;
            }
            refuse(batch);
            storeOnce(run, batch);
        }
        batch.clear();
    }

    private void storeOnce(ImportRun run, ImportBatch batch) {
        List<Item> items = batch.accepted();
        QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> {
            write(items);
            jobs.progress(run, batch);
            return items;
        });
    }

    private Map<String, Long> write(List<Item> items) {
        if (items.isEmpty()) {
            return Map.of();
        }
        List<ProductDraft> drafts =
                items.stream().map(item -> item.product().draft()).toList();
        Map<String, Integer> available = new HashMap<>();
        items.forEach(item ->
                available.put(item.product().draft().sku(), item.product().available()));
        return writing.write(drafts, available);
    }

    /** Tries each line alone, in a transaction that is rolled back, to find those that the database refuses. */
    private void refuse(ImportBatch batch) {
        for (Item item : batch.accepted()) {
            try {
                QuarkusTransaction.requiringNew().call(() -> {
                    Map<String, Long> written = write(List.of(item));
                    QuarkusTransaction.setRollbackOnly();
                    return written;
                });
            } catch (RuntimeException fault) {
                if (Outages.isOfData(fault)) {
                    batch.refuse(item, "The database refuses the product.");
                }
            }
        }
    }
}
