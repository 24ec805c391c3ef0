package shop.carousel.order.lifecycle;

import java.util.Collection;
import java.util.UUID;

/**
 * The interface of orders to payments. Each call belongs to the running transaction, and the work starts after its
 * commit.
 */
public interface OrderPayments {

    /** The stock is reserved: request the money. */
    void authorise(Collection<UUID> orderIds);

    /** The orders have ended: do not request the money, if that has not happened yet. */
    void stop(Collection<UUID> orderIds);

    /** Refund all the money that is left. */
    void refund(Collection<UUID> orderIds);

    /** Refund a part of the money: the refund with this number. */
    void refundPart(UUID orderId, long seq);
}
