package shop.carousel.order.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** The simulated provider's book of refunds. */
@Singleton
class SimulatedRefunds implements PanacheRepositoryBase<SimulatedRefund, String> {

    /** What was given back of a charge, in minor units. */
    long given(String chargeKey) {
        return find("select coalesce(sum(amountMinor), 0) from SimulatedRefund where chargeKey = ?1", chargeKey)
                .project(Long.class)
                .singleResult();
    }
}
