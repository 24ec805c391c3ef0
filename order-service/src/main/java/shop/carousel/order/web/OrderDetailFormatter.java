package shop.carousel.order.web;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.Times;
import shop.carousel.order.model.HistoryEntry;
import shop.carousel.order.model.OrderLine;
import shop.carousel.order.model.OrderState;
import shop.carousel.order.model.OrderStatus;
import shop.carousel.order.model.Refund;
import shop.carousel.order.model.RefundLine;
import shop.carousel.order.read.OrderView;
import shop.carousel.order.web.OrderDetailPage.RefundRow;
import shop.carousel.order.web.OrderDetailPage.Row;
import shop.carousel.order.web.OrderDetailPage.Step;
import shop.carousel.order.web.OrderDetailPage.Until;

/** Turns an order into its page. Computes and formats; calls no other part. */
final class OrderDetailFormatter {

    private OrderDetailFormatter() {}

    /**
     * The page.
     *
     * @param token what its reader showed for it, and what the page's links carry on
     */
    static OrderDetailPage of(OrderView order, @Nullable String token, @Nullable String notice) {
        String query = token == null ? "" : "?token=" + token;
        return new OrderDetailPage(
                order.number(),
                Times.day(order.placedAt()),
                StatusText.of(order.status()).text(),
                steps(order),
                order.lines().stream().map(OrderDetailFormatter::row).toList(),
                order.total().display(),
                order.refunds().stream()
                        .map(refund -> refund(refund, order.lines()))
                        .toList(),
                order.state().isFinal() ? null : "/api/orders/" + order.id() + "/events" + query,
                isCancellable(order) ? "/orders/" + order.id() + "/cancel" + query : null,
                order.status() == OrderStatus.PAYMENT_FAILED ? "/checkout?from=" + order.id() : null,
                isMoving(order.state()),
                reserved(order),
                notice);
    }

    private static @Nullable Until reserved(OrderView order) {
        Instant deadline = order.deadline();
        return order.status() == OrderStatus.RESERVED && deadline != null
                ? new Until(deadline.toString(), Times.clock(deadline))
                : null;
    }

    private static Row row(OrderLine line) {
        return new Row(
                line.sku(),
                line.name(),
                line.quantity(),
                line.unitPrice().display(),
                line.total().display());
    }

    private static RefundRow refund(Refund refund, List<OrderLine> lines) {
        String day = Times.day(refund.at());
        List<RefundLine> parts = Objects.requireNonNullElse(refund.lines(), List.of());
        Map<String, String> names = lines.stream().collect(Collectors.toMap(OrderLine::sku, OrderLine::name));
        return new RefundRow(
                refund.amount().display(),
                refund.done() ? "Refunded, asked for on " + day : "On its way back since " + day,
                refund.reason(),
                parts.stream()
                        .map(part -> part.quantity() + " × " + names.getOrDefault(part.sku(), part.sku()))
                        .collect(Collectors.joining(", ")));
    }

    private static List<Step> steps(OrderView order) {
        Map<OrderStatus, HistoryEntry> reached = new EnumMap<>(OrderStatus.class);
        order.history().forEach(entry -> reached.merge(entry.status(), entry, OrderDetailFormatter::told));
        boolean ended = StatusText.of(order.status()).ending();
        return Stream.of(OrderStatus.values())
                .map(status -> step(status, Optional.ofNullable(reached.get(status)), order.status(), ended))
                .toList();
    }

    /** Steps that cannot happen any more are not shown: endings while all is well, further steps after an end. */
    private static Step step(OrderStatus status, Optional<HistoryEntry> entry, OrderStatus now, boolean ended) {
        StatusText text = StatusText.of(status);
        boolean shown = entry.isPresent() || (!text.ending() && !ended);
        return new Step(
                status.name(),
                text.name(),
                text.text(),
                text.ending(),
                text.last(),
                entry.isPresent(),
                status == now,
                !shown,
                entry.map(OrderDetailFormatter::note).orElse(""));
    }

    /** A step within a status is told in its place where the order has ended: the refund takes longer than usual. */
    private static HistoryEntry told(HistoryEntry first, HistoryEntry within) {
        return StatusText.of(first.status()).ending() && within.reason() != null ? within : first;
    }

    private static String note(HistoryEntry entry) {
        return Optional.ofNullable(entry.reason()).orElseGet(() -> Times.clock(entry.at()));
    }

    private static boolean isCancellable(OrderView order) {
        return switch (order.status()) {
            case PLACED, RESERVED, PAID, CONFIRMED -> true;
            case SHIPPED, DELIVERED, REJECTED, PAYMENT_FAILED, CANCELLED, REFUNDED -> false;
        };
    }

    private static boolean isMoving(OrderState state) {
        return switch (state) {
            case OrderState.Placed _, OrderState.Reserved _, OrderState.Paid _, OrderState.RefundDue _ -> true;
            default -> false;
        };
    }
}
