package shop.carousel.catalog.stock;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Set;
import shop.carousel.kit.audit.AuditTrail;
import shop.carousel.kit.problem.Problem;
import shop.carousel.kit.validation.SkuForm;

/**
 * Stock changes by administrators. A change locks the row first and decides on its present state, so it needs neither
 * lock nor token, and composes with concurrent orders. Each change has its entry in the books.
 */
@Singleton
class StockAdministration {

    private final StockRepository stock;
    private final StockAdjustments adjustments;
    private final StockLevelPublisher publisher;
    private final StockConfig config;
    private final AuditTrail audit;

    StockAdministration(
            StockRepository stock,
            StockAdjustments adjustments,
            StockLevelPublisher publisher,
            StockConfig config,
            AuditTrail audit) {
        this.stock = stock;
        this.adjustments = adjustments;
        this.publisher = publisher;
        this.config = config;
        this.audit = audit;
    }

    /** The level as the database has it now. */
    StockLevel level(String sku) {
        StockLevel level = stock.read(named(sku)).get(sku);
        if (level == null) {
            throw unknown(sku);
        }
        return level;
    }

    /** Sets what can be ordered. Setting what is there already changes nothing. */
    @Transactional
    StockLevel set(String sku, long available, String by) {
        StockRow row = lock(sku);
        long delta = available - row.level().available();
        return delta == 0 ? row.level() : change(row, delta, "set to " + available, by);
    }

    /** Adds or takes away units; a 409 if there would be fewer than none, or more than the limit. */
    @Transactional
    StockLevel adjust(String sku, long delta, String reason, String by) {
        StockRow row = lock(sku);
        long after = row.level().available() + delta;
        if (after < 0) {
            throw Problem.conflict(
                    "stock-too-low", "Only " + row.level().available() + " units of " + sku + " can be taken away.");
        }
        if (after > config.unitsLimit()) {
            throw Problem.conflict("stock-too-high", "There can be no more than " + config.unitsLimit() + " units.");
        }
        return change(row, delta, reason, by);
    }

    private StockRow lock(String sku) {
        StockRow row = stock.lock(named(sku)).get(sku);
        if (row == null) {
            throw unknown(sku);
        }
        return row;
    }

    private StockLevel change(StockRow row, long delta, String reason, String by) {
        String sku = row.sku();
        StockWrite write = new StockWrite(sku, new StockChange(delta, 0, 0), row.fence());
        var levels = stock.write(Set.of(write));
        adjustments.persist(new StockAdjustment(sku, delta, reason, by));
        publisher.changed(levels);
        audit.changed(row.level(), levels.getFirst());
        return levels.getFirst();
    }

    private static Set<String> named(String sku) {
        return SkuForm.holds(sku) ? Set.of(sku) : Set.of();
    }

    private static Problem unknown(String sku) {
        return Problem.notFound("There is no product " + sku + ".");
    }
}
