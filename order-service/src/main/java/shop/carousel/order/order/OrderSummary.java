package shop.carousel.order.order;

import java.time.Instant;
import java.util.UUID;
import shop.carousel.kit.money.Money;

/**
 * An order as one line of a list.
 *
 * @param lines how many it has
 */
public record OrderSummary(UUID id, String number, OrderStatus status, Money total, Instant placedAt, int lines) {

    static OrderSummary of(OrderView order) {
        return new OrderSummary(
                order.id(),
                order.number(),
                order.status(),
                order.total(),
                order.placedAt(),
                order.lines().size());
    }
}
