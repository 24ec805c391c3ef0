package shop.carousel.order.web;

import shop.carousel.order.model.OrderStatus;

/**
 * The texts for a status.
 *
 * @param name a word or two
 * @param text a sentence
 * @param ending whether the order ends here without having been bought
 * @param last whether nothing comes after it
 */
public record StatusText(String name, String text, boolean ending, boolean last) {

    /** Returns the texts for a status. */
    public static StatusText of(OrderStatus status) {
        return switch (status) {
            case PLACED -> way("Placed", "We have your order.");
            case RESERVED -> way("Reserved", "Your items are reserved.");
            case PAID -> way("Paid", "Your payment went through.");
            case CONFIRMED -> way("Confirmed", "Your order is confirmed.");
            case SHIPPED -> way("Shipped", "Your order is on its way.");
            case DELIVERED -> new StatusText("Delivered", "Your order has arrived.", false, true);
            case REJECTED -> end("Rejected", "Sorry, some items were sold out. Nothing was charged.", true);
            case PAYMENT_FAILED -> end("Payment failed", "Your payment did not go through. Nothing was charged.", true);
            case CANCELLED -> end("Cancelled", "Your order is cancelled.", false);
            case REFUNDED -> end("Refunded", "Your money is on its way back.", true);
        };
    }

    private static StatusText way(String name, String text) {
        return new StatusText(name, text, false, false);
    }

    private static StatusText end(String name, String text, boolean last) {
        return new StatusText(name, text, true, last);
    }
}
