package shop.carousel.order.web;

import shop.carousel.order.Times;
import shop.carousel.order.model.OrderStatus;
import shop.carousel.order.read.OrderSummary;

/** An order in a list, as pages print it. */
public record OrderRow(
        String href, String number, String placedAt, String status, String badge, String lines, String total) {

    /** The row of an order. */
    public static OrderRow of(OrderSummary order) {
        return new OrderRow(
                "/orders/" + order.id(),
                order.number(),
                Times.day(order.placedAt()),
                StatusText.of(order.status()).name(),
                badge(order.status()),
                order.lines() == 1 ? "1 product" : "%,d products".formatted(order.lines()),
                order.total().display());
    }

    private static String badge(OrderStatus status) {
        return switch (status) {
            case CONFIRMED, SHIPPED, DELIVERED -> "badge-good";
            case PLACED, RESERVED, PAID -> "";
            case REJECTED, PAYMENT_FAILED -> "badge-bad";
            case CANCELLED, REFUNDED -> "badge-warn";
        };
    }
}
