package shop.carousel.demo.client.retail;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * A row of the file, read but not judged.
 *
 * @param line counted from 1, with the header as line 1
 * @param invoice digits; {@code C} before them in a cancellation, {@code A} in an adjustment
 * @param code the stock code; not always a product's
 * @param description may be empty
 * @param quantity negative in cancellations
 * @param price of one unit; may be zero or below
 * @param customer such as {@code 17850}; empty when unknown
 */
record RetailRow(
        long line,
        String invoice,
        String code,
        String description,
        int quantity,
        LocalDateTime date,
        BigDecimal price,
        String customer) {

    boolean isCancellation() {
        return invoice.startsWith("C");
    }

    boolean isAdjustment() {
        return invoice.startsWith("A");
    }
}
