package shop.carousel.order.mail;

import java.util.Locale;
import java.util.UUID;
import shop.carousel.kit.number.Numbers;

/**
 * One message: an order has at most one of each kind, and one for each refund of a part. Its text names the work, and
 * the message itself.
 *
 * @param seq the refund that it is about; 0 where it is about none
 */
record MessageKey(UUID order, MessageKind kind, long seq) {

    static MessageKey of(UUID order, MessageKind kind) {
        return new MessageKey(order, kind, 0);
    }

    static MessageKey ofRefund(UUID order, long seq) {
        return new MessageKey(order, MessageKind.REFUND, seq);
    }

    static MessageKey of(String text) {
        String[] parts = text.split("\\.", 3);
        return new MessageKey(
                UUID.fromString(parts[0]),
                MessageKind.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                parts.length == 3 ? Numbers.whole(parts[2], 1, Long.MAX_VALUE).orElseThrow() : 0);
    }

    /** The confirmation of the same order. */
    MessageKey confirmation() {
        return of(order, MessageKind.CONFIRMATION);
    }

    String text() {
        return order + "." + kind.lowerName() + (seq == 0 ? "" : "." + seq);
    }
}
