package shop.carousel.order.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** The simulated provider's book of refunds. */
@Singleton
class SimulatedRefunds implements PanacheRepositoryBase<SimulatedRefund, String> {}
