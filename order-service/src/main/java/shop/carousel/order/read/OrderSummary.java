package shop.carousel.order.read;

import java.time.Instant;
import java.util.UUID;
import shop.carousel.kit.money.Money;
import shop.carousel.order.model.OrderStatus;

/**
 * An order as one line of a list.
 *
 * @param lines how many it has
 */
public record OrderSummary(UUID id, String number, OrderStatus status, Money total, Instant placedAt, int lines) {

    /** The line of an order. */
    public static OrderSummary of(OrderView order) {
        return new OrderSummary(
                order.id(),
                order.number(),
                order.status(),
                order.total(),
                order.placedAt(),
                order.lines().size());
    }
}
