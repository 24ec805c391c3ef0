package shop.carousel.order.mail;

import java.util.Locale;

/** What a message is about. */
enum MessageKind {
    /** The order is paid and its stock is sold. */
    CONFIRMATION,
    /** The order ended without having been bought. */
    ENDING;

    /** As it is written in keys. */
    String lowerName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
