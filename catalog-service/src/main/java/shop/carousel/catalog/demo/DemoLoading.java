package shop.carousel.catalog.demo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import shop.carousel.catalog.demo.Assortment.Item;
import shop.carousel.catalog.product.ProductWriting;
import shop.carousel.catalog.product.Products;
import shop.carousel.kit.jdbc.Sql;

/** Fills a shop that sells nothing yet. If several instances start at once, one does it and the others wait. */
@Singleton
class DemoLoading {

    private static final Logger LOG = Logger.getLogger(DemoLoading.class);

    /** Any constant of our own: the advisory lock's key. */
    private static final long LOCK = 0xDE70_DA7AL;

    private static final int TIMEOUT_SECONDS = 120;

    private final boolean enabled;
    private final DemoConfig config;
    private final Sql sql;
    private final Products products;
    private final ProductWriting writing;

    DemoLoading(
            @ConfigProperty(name = "carousel.demo-data", defaultValue = "false") boolean enabled,
            DemoConfig config,
            Sql sql,
            Products products,
            ProductWriting writing) {
        this.enabled = enabled;
        this.config = config;
        this.sql = sql;
        this.products = products;
        this.writing = writing;
    }

    /** After the messaging, whose outbox it fills, and before the search index. */
    void load(@Observes @Priority(2_000) StartupEvent started) {
        if (enabled && products.isEmpty()) {
            QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).run(this::loadOnce);
        }
    }

    private void loadOnce() {
        lock();
        if (products.isEmpty()) {
            List<Item> items = new Assortment(config.seed(), config.productsPerLine()).items();
            write(items);
            LOG.infof("The shop opens with %,d demonstration products.", items.size());
        }
    }

    /** Held until the transaction ends. */
    private void lock() {
        sql.exists("select pg_advisory_xact_lock(?)", LOCK);
    }

    private void write(List<Item> items) {
        Map<String, Integer> available = new HashMap<>();
        items.forEach(item -> available.put(item.draft().sku(), item.available()));
        writing.write(items.stream().map(Item::draft).toList(), available);
    }
}
