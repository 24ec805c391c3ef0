package shop.carousel.order.read;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.model.OrderStatus;

/**
 * An order as lists show it. It is never written from here: {@code lifecycle} inserts and moves orders, many at a time.
 * Nor is a whole order read from here: {@link OrderReader} does that, of one version.
 */
@Entity
@Immutable
@Table(name = "orders")
class OrderEntity {

    @Id
    private UUID id;

    @Column(name = "number")
    private String number;

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    @Column(name = "account_id")
    private @Nullable UUID accountId;

    @Column(name = "total_minor")
    private long totalMinor;

    @Column(name = "currency")
    private String currency;

    @Column(name = "placed_at")
    private Instant placedAt;

    @Formula("(select count(*) from order_line l where l.order_id = id)")
    private int lines;

    /** For Hibernate. */
    protected OrderEntity() {}
}
