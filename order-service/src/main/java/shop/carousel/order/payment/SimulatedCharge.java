package shop.carousel.order.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;
import shop.carousel.order.payment.Authorisation.Abandoned;
import shop.carousel.order.payment.Authorisation.Authorised;
import shop.carousel.order.payment.Authorisation.Declined;
import shop.carousel.order.payment.Authorisation.Pending;

/** A charge in the simulated provider's books. Once it is answered, the answer stays. */
@Entity
@Table(name = "simulator_charge")
class SimulatedCharge {

    /** What becomes of a charge. */
    enum Outcome {
        AUTHORISED,
        DECLINED,
        ABANDONED
    }

    @Id
    @Column(name = "key")
    private String chargeKey;

    @Column(name = "amount_minor")
    private long amountMinor;

    @Column(name = "currency")
    private String currency;

    @Column(name = "outcome")
    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    /** From when on the provider knows its answer; null is never. */
    @Column(name = "answers_at")
    private @Nullable Instant answersAt;

    @Column(name = "created_at")
    private Instant createdAt;

    /** For Hibernate. */
    protected SimulatedCharge() {}

    private SimulatedCharge(
            String chargeKey,
            long amountMinor,
            String currency,
            Outcome outcome,
            @Nullable Instant answersAt,
            Instant at) {
        this.chargeKey = chargeKey;
        this.amountMinor = amountMinor;
        this.currency = currency;
        this.outcome = outcome;
        this.answersAt = answersAt;
        this.createdAt = at;
    }

    /** One under a key that was never heard of, and that never takes money. */
    static SimulatedCharge neverMade(String key, Instant now) {
        return new SimulatedCharge(key, 0, "", Outcome.ABANDONED, now, now);
    }

    private boolean isAnswered(Instant now) {
        return answersAt != null && !answersAt.isAfter(now);
    }

    /** What the provider knows of it now. */
    Authorisation answer(Instant now) {
        return isAnswered(now) ? answerOf(outcome) : new Pending();
    }

    static Authorisation answerOf(Outcome outcome) {
        return switch (outcome) {
            case AUTHORISED -> new Authorised();
            case DECLINED -> new Declined("The card was declined.");
            case ABANDONED -> new Abandoned();
        };
    }

    /** From now on it takes no money, unless it is answered already. */
    void abandon(Instant now) {
        if (!isAnswered(now)) {
            outcome = Outcome.ABANDONED;
            answersAt = now;
        }
    }

    /**
     * Gives money back. Fails if that much was not taken.
     *
     * @param before what was given back already, in minor units
     */
    SimulatedRefund refund(String key, Money amount, long before, Instant now) {
        if (outcome != Outcome.AUTHORISED || !isAnswered(now) || amountMinor - before < amount.minorUnits()) {
            throw nothingTaken(chargeKey);
        }
        return new SimulatedRefund(key, chargeKey, amount.minorUnits(), now);
    }

    static IllegalArgumentException nothingTaken(String chargeKey) {
        return new IllegalArgumentException("nothing was taken under " + chargeKey);
    }
}
