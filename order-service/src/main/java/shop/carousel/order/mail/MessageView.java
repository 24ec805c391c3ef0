package shop.carousel.order.mail;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.money.Money;
import shop.carousel.order.mail.Message.Row;
import shop.carousel.order.model.HistoryEntry;
import shop.carousel.order.model.OrderLine;
import shop.carousel.order.model.OrderStatus;
import shop.carousel.order.model.Refund;
import shop.carousel.order.model.RefundLine;
import shop.carousel.order.read.OrderMail.Addressed;
import shop.carousel.order.read.OrderView;

/** Turns an order into a message. Computes and formats; calls no other part. */
final class MessageView {

    private MessageView() {}

    static Message of(MessageKey key, Addressed to, int maxLines, String link) {
        OrderView order = to.order();
        return switch (key.kind()) {
            case CONFIRMATION ->
                message(
                        "Your order is confirmed",
                        confirmation(order),
                        null,
                        to,
                        whole(order),
                        order.total(),
                        maxLines,
                        link);
            case ENDING ->
                message(
                        "Your order has ended",
                        ending(order),
                        reason(order),
                        to,
                        whole(order),
                        order.total(),
                        maxLines,
                        link);
            case REFUND -> refund(refund(order, key.seq()), to, maxLines, link);
        };
    }

    private static Message message(
            String heading,
            String text,
            @Nullable String reason,
            Addressed to,
            List<Row> rows,
            Money total,
            int maxLines,
            String link) {
        List<Row> shown = rows.stream().limit(maxLines).toList();
        return new Message(
                to.name(),
                to.order().number(),
                heading,
                text,
                reason,
                shown,
                rows.size() - shown.size(),
                total.display(),
                link);
    }

    private static List<Row> whole(OrderView order) {
        return order.lines().stream()
                .map(line -> new Row(line.name(), line.quantity(), line.total().display()))
                .toList();
    }

    private static Refund refund(OrderView order, long seq) {
        return order.refunds().stream()
                .filter(refund -> refund.seq() == seq)
                .findFirst()
                .orElseThrow();
    }

    private static Message refund(Refund refund, Addressed to, int maxLines, String link) {
        Map<String, String> names =
                to.order().lines().stream().collect(Collectors.toMap(OrderLine::sku, OrderLine::name));
        List<Row> rows = Objects.requireNonNullElse(refund.lines(), List.<RefundLine>of()).stream()
                .map(line -> new Row(
                        names.getOrDefault(line.sku(), line.sku()),
                        line.quantity(),
                        line.amount().display()))
                .toList();
        return message(
                "A refund for your order",
                refund.amount().display() + " is on its way back to your card, for these:",
                refund.reason(),
                to,
                rows,
                refund.amount(),
                maxLines,
                link);
    }

    /** A message that comes late says what is so then. */
    private static String confirmation(OrderView order) {
        return switch (order.status()) {
            case SHIPPED -> "Thank you. These are on their way to you.";
            case DELIVERED -> "Thank you. These have been delivered to you.";
            case PLACED, RESERVED, PAID, CONFIRMED, REJECTED, PAYMENT_FAILED, CANCELLED, REFUNDED ->
                "Thank you. We are packing these for you.";
        };
    }

    private static String ending(OrderView order) {
        boolean paid = order.history().stream().anyMatch(step -> step.status() == OrderStatus.PAID);
        return paid
                ? "It will not be sent. What you paid is on its way back to your card."
                : "It will not be sent, and nothing was charged.";
    }

    /** Why it ended: what its first ending step says. */
    private static @Nullable String reason(OrderView order) {
        return order.history().stream()
                .filter(MessageView::isEnding)
                .findFirst()
                .map(HistoryEntry::reason)
                .orElse(null);
    }

    private static boolean isEnding(HistoryEntry step) {
        return switch (step.status()) {
            case REJECTED, PAYMENT_FAILED, CANCELLED, REFUNDED -> true;
            case PLACED, RESERVED, PAID, CONFIRMED, SHIPPED, DELIVERED -> false;
        };
    }
}
