package shop.carousel.order.payment;

import java.util.UUID;
import shop.carousel.kit.number.Numbers;

/**
 * A part of an order's money that goes back; its text is the key of the work.
 *
 * @param seq the refund's number within its order
 */
record PartRefund(UUID order, long seq) {

    static final String KIND = "part-refund";

    static PartRefund of(String text) {
        int dot = text.indexOf('.');
        return new PartRefund(
                UUID.fromString(text.substring(0, dot)),
                Numbers.whole(text.substring(dot + 1), 1, Long.MAX_VALUE).orElseThrow());
    }

    String text() {
        return order + "." + seq;
    }

    /** What names it to the provider. */
    String refundKey() {
        return "refund-" + text();
    }
}
