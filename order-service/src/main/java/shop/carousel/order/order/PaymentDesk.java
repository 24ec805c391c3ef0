package shop.carousel.order.order;

import java.util.UUID;

/** What orders ask of payments. Each call belongs to the running transaction, and the work starts after its commit. */
public interface PaymentDesk {

    /** The stock is set aside: get the money. */
    void authorise(UUID orderId);

    /** The order has ended: if nobody has asked for the money yet, do not ask. */
    void stop(UUID orderId);

    /** Give the money back. */
    void refund(UUID orderId);
}
