package shop.carousel.catalog.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import shop.carousel.catalog.product.ProductCache;
import shop.carousel.catalog.product.ProductChanged;
import shop.carousel.catalog.product.Skus;
import shop.carousel.catalog.stock.StockChanged;
import shop.carousel.catalog.stock.StockLevels;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.broker.Poll;
import shop.carousel.kit.event.CloudEvent;
import shop.carousel.kit.event.MalformedEventException;

/**
 * Receives every change of the catalog in every instance. It is the second way of invalidating the ring's copies (which
 * survives a writer that died after its commit), and the search index's feed. A repetition changes nothing.
 */
@Singleton
public final class CatalogFeed {

    private static final Logger LOG = Logger.getLogger(CatalogFeed.class);

    private final ProductCache products;
    private final StockLevels stock;
    private final IndexChanges index;
    private final ObjectMapper json;

    CatalogFeed(ProductCache products, StockLevels stock, IndexChanges index, ObjectMapper json) {
        this.products = products;
        this.stock = stock;
        this.index = index;
        this.json = json;
    }

    /** Takes what one poll brought. */
    @Incoming("catalog-changes")
    @Blocking
    public void take(Poll poll) throws InterruptedException {
        Map<String, Long> productVersions = new HashMap<>();
        Map<String, Long> stockVersions = new HashMap<>();
        Map<String, Boolean> inStock = new HashMap<>();
        for (Arrived record : poll) {
            try {
                read(CloudEvent.of(record), productVersions, stockVersions, inStock);
            } catch (MalformedEventException broken) {
                LOG.warnf("%s: %s", record.topic(), broken.getMessage());
            }
        }
        products.invalidateAll(productVersions);
        stock.invalidateAll(stockVersions);
        index.add(productVersions.keySet(), inStock);
    }

    /** Events of one SKU arrive in the order of their commits; the last counts. */
    private void read(
            CloudEvent event,
            Map<String, Long> productVersions,
            Map<String, Long> stockVersions,
            Map<String, Boolean> inStock) {
        switch (event.type()) {
            case ProductChanged.TYPE -> {
                ProductChanged changed = event.data(json, ProductChanged.class);
                productVersions.merge(known(changed.sku()), changed.version(), Math::max);
            }
            case StockChanged.TYPE -> {
                StockChanged changed = event.data(json, StockChanged.class);
                stockVersions.merge(known(changed.sku()), changed.version(), Math::max);
                inStock.put(changed.sku(), changed.available() > 0);
            }
            default -> LOG.debugf("not for the index: %s", event.type());
        }
    }

    private static String known(@Nullable String sku) {
        if (sku == null || !Skus.isValid(sku)) {
            throw new MalformedEventException("the event names no SKU", null);
        }
        return sku;
    }
}
