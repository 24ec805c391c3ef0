package shop.carousel.order.lifecycle;

import java.util.Collection;
import java.util.UUID;

/** What orders ask of payments. Each call belongs to the running transaction, and the work starts after its commit. */
public interface OrderPayments {

    /** The stock is set aside: get the money. */
    void authorise(Collection<UUID> orderIds);

    /** The orders have ended: if nobody has asked for the money yet, do not ask. */
    void stop(Collection<UUID> orderIds);

    /** Give the money back, all that is left of it. */
    void refund(Collection<UUID> orderIds);

    /** Give a part of the money back: that of the refund with this number. */
    void refundPart(UUID orderId, long seq);
}
