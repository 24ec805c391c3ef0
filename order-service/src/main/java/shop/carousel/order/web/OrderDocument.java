package shop.carousel.order.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;
import shop.carousel.order.model.OrderLine;
import shop.carousel.order.model.OrderStatus;
import shop.carousel.order.read.OrderView;

/** An order as the API shows it. */
@Schema(
        name = "Order",
        requiredProperties = {"id", "number", "status", "items", "total", "history"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderDocument(
        UUID id,
        String number,
        OrderStatus status,
        List<OrderLine> items,
        Money total,
        List<Step> history,
        @Nullable Instant reservedUntil) {

    /** One step of its way. */
    @Schema(
            name = "OrderStep",
            requiredProperties = {"status", "at"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            OrderStatus status, Instant at, @Nullable String reason) {}

    /** The document of an order. */
    public static OrderDocument of(OrderView order) {
        return new OrderDocument(
                order.id(),
                order.number(),
                order.status(),
                order.lines(),
                order.total(),
                order.history().stream()
                        .map(entry -> new Step(entry.status(), entry.at(), entry.reason()))
                        .toList(),
                order.status() == OrderStatus.RESERVED ? order.deadline() : null);
    }
}
