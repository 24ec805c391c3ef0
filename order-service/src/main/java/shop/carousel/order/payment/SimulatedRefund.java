package shop.carousel.order.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A refund in the simulated provider's books: all those of a charge are what it took at most. */
@Entity
@Immutable
@Table(name = "simulator_refund")
class SimulatedRefund {

    @Id
    @Column(name = "key")
    private String refundKey;

    @Column(name = "charge_key")
    private String chargeKey;

    @Column(name = "amount_minor")
    private long amountMinor;

    @Column(name = "created_at")
    private Instant createdAt;

    /** For Hibernate. */
    protected SimulatedRefund() {}

    SimulatedRefund(String refundKey, String chargeKey, long amountMinor, Instant createdAt) {
        this.refundKey = refundKey;
        this.chargeKey = chargeKey;
        this.amountMinor = amountMinor;
        this.createdAt = createdAt;
    }
}
