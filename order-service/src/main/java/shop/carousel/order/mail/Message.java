package shop.carousel.order.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a message prints, formatted and decided.
 *
 * @param heading what it says first
 * @param text what it says then
 * @param more how many lines are left out; 0 where none are
 * @param reason why; null if the rest says it
 */
record Message(
        String name,
        String number,
        String heading,
        String text,
        @Nullable String reason,
        List<Row> rows,
        int more,
        String total,
        String link) {

    /** A line of the order. */
    record Row(String name, int quantity, String total) {}
}
