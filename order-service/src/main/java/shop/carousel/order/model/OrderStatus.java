package shop.carousel.order.model;

import java.util.Locale;

/** What a shopper sees of an order's state. */
public enum OrderStatus {
    PLACED,
    RESERVED,
    PAID,
    CONFIRMED,
    SHIPPED,
    DELIVERED,
    REJECTED,
    PAYMENT_FAILED,
    CANCELLED,
    REFUNDED;

    /**
     * The CloudEvents type that tells of an order's arrival in this status, such as {@code
     * shop.carousel.order.paid.v1}.
     */
    public String eventType() {
        return "shop.carousel.order." + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".v1";
    }
}
