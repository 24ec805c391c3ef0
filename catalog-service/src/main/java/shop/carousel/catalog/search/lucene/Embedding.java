package shop.carousel.catalog.search.lucene;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.Product;
import shop.carousel.catalog.product.ProductRow;
import shop.carousel.catalog.product.Products;
import shop.carousel.catalog.search.meaning.MeaningConfig;
import shop.carousel.catalog.search.meaning.Meanings;
import shop.carousel.catalog.search.meaning.UnusableModelException;

/**
 * Embeds the products that have no vector in the index, one after another on a thread of its own. No start, import or
 * change waits for it. The index itself records what is left, so there is no list that could be lost or grow. Instances
 * share their vectors.
 */
@Singleton
final class Embedding {

    private static final Logger LOG = Logger.getLogger(Embedding.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** After this many looks the next products get their turn, so an unreadable one does not block them. */
    private static final int MOST_LOOKS = 200;

    private final CatalogIndex index;
    private final PendingChanges changes;
    private final Products products;
    private final Meanings meanings;
    private final MeaningConfig config;
    private final SplittableRandom random = new SplittableRandom();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile int unreadable;
    private @Nullable Thread thread;

    Embedding(CatalogIndex index, PendingChanges changes, Products products, Meanings meanings, MeaningConfig config) {
        this.index = index;
        this.changes = changes;
        this.products = products;
        this.meanings = meanings;
        this.config = config;
    }

    void start(@Observes @Priority(6_000) StartupEvent started) {
        if (config.enabled()) {
            thread = Thread.ofPlatform().name("search-meaning").start(this::run);
        }
    }

    void stop(@Observes @Priority(9_000) ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    private void run() {
        try {
            while (!index.isBuilt() && !isStopping(PATIENCE)) {
                LOG.debug("The index comes first.");
            }
            if (!isStopping(Duration.ZERO)) {
                load();
            }
            while (!isStopping(meanings.isReady() && tryBatch() ? BETWEEN_LOOKS : PATIENCE)) {
                LOG.debug("going on");
            }
        } catch (UnusableModelException fault) {
            LOG.warnf(fault, "Search by meaning is off. Words alone answer.");
        } catch (InterruptedException stop) {
            LOG.info("Products are no longer embedded.");
        }
    }

    private boolean isStopping(Duration within) throws InterruptedException {
        return stopping.await(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void load() throws UnusableModelException {
        long start = System.nanoTime();
        meanings.load();
        LOG.infof("The model of meanings was loaded in %,d ms.", millisSince(start));
    }

    /** Whether there was something to do, and it was done. */
    private boolean tryBatch() throws UnusableModelException, InterruptedException {
        try {
            return batch();
        } catch (IOException | RuntimeException fault) {
            LOG.warnf("Products cannot be embedded now, trying again: %s", fault);
            return false;
        }
    }

    private boolean batch() throws IOException, UnusableModelException, InterruptedException {
        Set<String> skus = index.read(searcher -> Unembedded.some(searcher, config.batch(), random));
        if (skus.isEmpty()) {
            return false;
        }
        List<Product> some =
                products.find(skus).stream().map(ProductRow::product).toList();
        unreadable = some.isEmpty() ? skus.size() : 0;
        if (some.isEmpty()) {
            return false;
        }
        long start = System.nanoTime();
        int embedded = meanings.embed(some);
        LOG.debugf("%,d products were embedded in %,d ms.", embedded, millisSince(start));
        Set<String> done = some.stream().map(Product::sku).collect(Collectors.toSet());
        changes.add(done, Map.of());
        for (int look = 0; look < MOST_LOOKS && isWaiting(done) && !isStopping(BETWEEN_LOOKS); look++) {
            LOG.debug("The index takes them over.");
        }
        return true;
    }

    /** How many products of the index are not embedded and cannot be: their rows are gone, or nobody can read them. */
    int unreadable() {
        return unreadable;
    }

    private boolean isWaiting(Set<String> skus) {
        return index.read(searcher -> Unembedded.isAnyOf(searcher, skus));
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
