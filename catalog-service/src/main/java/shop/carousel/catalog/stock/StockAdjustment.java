package shop.carousel.catalog.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** An entry in the books: the reason of a stock change outside orders. Never changed or deleted. */
@Entity
@Immutable
@Table(name = "stock_adjustment")
class StockAdjustment {

    /** Null until it is stored. */
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false)
    private String sku;

    @Column(nullable = false)
    private long delta;

    @Column(nullable = false)
    private String reason;

    /** By the database's clock. */
    @Column(nullable = false, insertable = false)
    private Instant at;

    @Column(nullable = false)
    private String by;

    /** For Hibernate. */
    protected StockAdjustment() {}

    StockAdjustment(String sku, long delta, String reason, String by) {
        this.sku = sku;
        this.delta = delta;
        this.reason = reason;
        this.by = by;
    }

    long id() {
        return id;
    }

    /** As the API answers it. */
    AdjustmentPage.Entry view() {
        return new AdjustmentPage.Entry(id, delta, reason, at, by);
    }
}
