package shop.carousel.order.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the list of orders prints.
 *
 * @param whose whose orders these are, in words
 * @param next the link to older ones; null where there are none
 */
record OrdersPage(String whose, List<Row> rows, @Nullable String next) {

    /** An order of the list. */
    record Row(String href, String number, String placedAt, String status, String badge, String lines, String total) {

        static Row of(OrderSummary order) {
            return new Row(
                    "/orders/" + order.id(),
                    order.number(),
                    Times.day(order.placedAt()),
                    StepText.of(order.status()).name(),
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
}
