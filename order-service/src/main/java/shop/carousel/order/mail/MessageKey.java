package shop.carousel.order.mail;

import java.util.Locale;
import java.util.UUID;

/** One message: an order has at most one of each kind. Its text names the work, and the message itself. */
record MessageKey(UUID order, MessageKind kind) {

    static MessageKey of(String text) {
        int dot = text.indexOf('.');
        return new MessageKey(
                UUID.fromString(text.substring(0, dot)),
                MessageKind.valueOf(text.substring(dot + 1).toUpperCase(Locale.ROOT)));
    }

    /** The confirmation of the same order. */
    MessageKey confirmation() {
        return new MessageKey(order, MessageKind.CONFIRMATION);
    }

    String text() {
        return order + "." + kind.lowerName();
    }
}
