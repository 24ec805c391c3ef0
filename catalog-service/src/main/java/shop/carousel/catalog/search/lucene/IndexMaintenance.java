package shop.carousel.catalog.search.lucene;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.ProductRow;
import shop.carousel.catalog.product.Products;
import shop.carousel.catalog.search.SearchConfig;
import shop.carousel.catalog.search.meaning.MeaningConfig;
import shop.carousel.catalog.search.meaning.Meanings;
import shop.carousel.catalog.stock.StockLevels;

/**
 * Builds the index from the database at the start, and then writes pending changes to it, on one thread of its own.
 * Events that arrive while the index is built wait, so none is lost. A database that is away is asked again; nothing is
 * dropped meanwhile.
 */
@Singleton
final class IndexMaintenance {

    private static final Logger LOG = Logger.getLogger(IndexMaintenance.class);
    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final CatalogIndex index;
    private final PendingChanges changes;
    private final Products products;
    private final StockLevels stock;
    private final SearchConfig config;
    private final Meanings meanings;
    private final MeaningConfig meaningConfig;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    IndexMaintenance(
            CatalogIndex index,
            PendingChanges changes,
            Products products,
            StockLevels stock,
            SearchConfig config,
            Meanings meanings,
            MeaningConfig meaningConfig) {
        this.index = index;
        this.changes = changes;
        this.products = products;
        this.stock = stock;
        this.config = config;
        this.meanings = meanings;
        this.meaningConfig = meaningConfig;
    }

    /** After the demo data: a fresh shop is searchable as soon as it is ready. */
    void start(@Observes @Priority(5_000) StartupEvent started) {
        thread = Thread.ofPlatform().name("search-index").start(this::run);
    }

    void stop(@Observes @Priority(10_000) ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    private void run() {
        try {
            while (isRunning() && !tryBuild()) {
                pause(PATIENCE);
            }
            while (isRunning()) {
                apply(changes.take(BATCH, PATIENCE));
                pause(config.refreshPause());
            }
        } catch (InterruptedException stop) {
            LOG.info("The search index is no longer kept up to date.");
        }
    }

    private boolean isRunning() {
        return stopping.getCount() > 0;
    }

    private void pause(Duration time) throws InterruptedException {
        boolean stopped = stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        if (stopped) {
            LOG.debug("stopping");
        }
    }

    private boolean tryBuild() {
        try {
            build();
            return true;
        } catch (IOException | RuntimeException fault) {
            LOG.warnf("The search index cannot be built now, trying again: %s", fault);
            return false;
        }
    }

    private void build() throws IOException {
        long start = System.nanoTime();
        AtomicInteger count = new AtomicInteger();
        index.clear();
        products.stream(rows -> {
            List<ProductRow> sold = sold(rows);
            put(sold);
            count.addAndGet(sold.size());
        });
        index.show();
        index.markBuilt();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        LOG.infof("The search index holds %,d products, built in %,d ms.", count.get(), millis);
    }

    /** Writes a batch, however often that takes. */
    private void apply(PendingChanges.Batch batch) throws InterruptedException {
        while (isRunning() && !tryApply(batch)) {
            pause(PATIENCE);
        }
    }

    private boolean tryApply(PendingChanges.Batch batch) {
        try {
            if (!batch.products().isEmpty() || !batch.inStock().isEmpty()) {
                write(batch);
            }
            return true;
        } catch (IOException | RuntimeException fault) {
            LOG.warnf("The search index cannot be updated now, trying again: %s", fault);
            return false;
        }
    }

    private void write(PendingChanges.Batch batch) throws IOException {
        List<ProductRow> rows = batch.products().isEmpty() ? List.of() : sold(products.find(batch.products()));
        put(rows);
        Set<String> gone = new HashSet<>(batch.products());
        rows.forEach(row -> gone.remove(row.product().sku()));
        for (String sku : gone) {
            index.remove(sku);
        }
        for (var flag : batch.inStock().entrySet()) {
            index.setInStock(flag.getKey(), flag.getValue());
        }
        index.show();
    }

    /** Products that are off sale are not in the index. */
    private static List<ProductRow> sold(List<ProductRow> rows) {
        return rows.stream().filter(row -> row.product().isSold()).toList();
    }

    private void put(List<ProductRow> rows) {
        try {
            index.put(rows, inStock(rows), meanings(rows));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Map<String, byte[]> meanings(List<ProductRow> rows) {
        return meaningConfig.enabled()
                ? meanings.kept(rows.stream().map(ProductRow::product).toList())
                : Map.of();
    }

    private Map<String, Boolean> inStock(List<ProductRow> rows) {
        Map<String, Boolean> flags = new HashMap<>();
        List<String> skus = rows.stream().map(row -> row.product().sku()).toList();
        stock.of(skus).forEach((sku, level) -> flags.put(sku, level.available() > 0));
        return flags;
    }
}
