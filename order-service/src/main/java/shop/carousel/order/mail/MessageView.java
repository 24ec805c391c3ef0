package shop.carousel.order.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.mail.Message.Row;
import shop.carousel.order.model.HistoryEntry;
import shop.carousel.order.model.OrderStatus;
import shop.carousel.order.read.OrderMail.Addressed;
import shop.carousel.order.read.OrderView;

/** Turns an order into a message. Computes and formats; asks nobody. */
final class MessageView {

    private MessageView() {}

    static Message of(MessageKind kind, Addressed to, int maxLines, String link) {
        OrderView order = to.order();
        List<Row> rows = order.lines().stream()
                .limit(maxLines)
                .map(line -> new Row(line.name(), line.quantity(), line.total().display()))
                .toList();
        return new Message(
                to.name(),
                order.number(),
                kind == MessageKind.CONFIRMATION ? "Your order is confirmed" : "Your order has ended",
                kind == MessageKind.CONFIRMATION ? confirmation(order) : ending(order),
                kind == MessageKind.CONFIRMATION ? null : reason(order),
                rows,
                order.lines().size() - rows.size(),
                order.total().display(),
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
