package shop.carousel.catalog.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import shop.carousel.kit.log.LeftOut;
import shop.carousel.kit.money.ShopCurrency;

/** Reads the product table. Every read sees committed rows. An unreadable row is left out and logged. */
@Singleton
public final class Products {

    private static final int STREAM_ROWS = 500;

    private final LeftOut leftOut = new LeftOut(Logger.getLogger(Products.class), "product");
    private final ProductRepository repository;
    private final ObjectMapper json;
    private final ShopCurrency currency;

    Products(ProductRepository repository, ObjectMapper json, ShopCurrency currency) {
        this.repository = repository;
        this.json = json;
        this.currency = currency;
    }

    /** The rows of those SKUs that exist, in no order. */
    public List<ProductRow> find(Collection<String> skus) {
        return rows(repository.findBySku(skus));
    }

    /**
     * Passes all rows in batches, in the order of their SKUs, without ever holding the table in memory. Each batch is
     * as its rows were when it was read: what changes meanwhile is told by its event.
     */
    public void stream(Consumer<List<ProductRow>> batches) {
        List<ProductEntity> batch = repository.findBehind("", STREAM_ROWS);
        while (!batch.isEmpty()) {
            batches.accept(rows(batch));
            batch = repository.findBehind(batch.getLast().sku(), STREAM_ROWS);
        }
    }

    /** Whether nothing is sold here yet. */
    public boolean isEmpty() {
        return repository.findBehind("", 1).isEmpty();
    }

    private List<ProductRow> rows(List<ProductEntity> entities) {
        return entities.stream().map(this::row).flatMap(Optional::stream).toList();
    }

    /** The row's product; nothing where the row cannot be read, because one bad row must not break the others. */
    private Optional<ProductRow> row(ProductEntity entity) {
        try {
            return Optional.of(entity.row(json, currency));
        } catch (JsonProcessingException | RuntimeException broken) {
            leftOut.say(entity.sku(), broken);
            return Optional.empty();
        }
    }
}
