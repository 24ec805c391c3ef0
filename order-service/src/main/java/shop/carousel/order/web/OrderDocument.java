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
import shop.carousel.order.model.RefundLine;
import shop.carousel.order.read.OrderView;

/** An order as the API shows it. */
@Schema(
        name = "Order",
        requiredProperties = {"id", "number", "status", "items", "total", "history", "refunds"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderDocument(
        UUID id,
        String number,
        OrderStatus status,
        List<OrderLine> items,
        Money total,
        List<Step> history,

        @Schema(description = "What went back of its money, the oldest first.")
        List<Refund> refunds,

        @Nullable Instant reservedUntil) {

    /** One step of its way. */
    @Schema(
            name = "OrderStep",
            requiredProperties = {"status", "at"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            OrderStatus status, Instant at, @Nullable String reason) {}

    /**
     * Money that goes back.
     *
     * @param lines what it is for; absent if it is all that was left when the order ended
     */
    @Schema(
            name = "OrderRefund",
            requiredProperties = {"amount", "reason", "at", "status"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Refund(
            Money amount,
            String reason,
            Instant at,
            RefundStatus status,
            @Nullable List<RefundLine> lines) {

        /** The document of a refund. */
        public static Refund of(shop.carousel.order.model.Refund refund) {
            return new Refund(
                    refund.amount(),
                    refund.reason(),
                    refund.at(),
                    refund.done() ? RefundStatus.DONE : RefundStatus.DUE,
                    refund.lines());
        }
    }

    /** Where a refund stands. */
    public enum RefundStatus {
        /** The provider is being asked. */
        DUE,
        /** The provider has given the money back. */
        DONE
    }

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
                order.refunds().stream().map(Refund::of).toList(),
                order.status() == OrderStatus.RESERVED ? order.deadline() : null);
    }
}
