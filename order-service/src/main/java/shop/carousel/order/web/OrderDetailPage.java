package shop.carousel.order.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that an order's page prints, formatted and decided.
 *
 * @param refunds what went back of its money
 * @param events where the page hears of the next steps; null when there are none to come
 * @param cancelAction where its form cancels it; null when it cannot be cancelled
 * @param payAgain where the checkout is, holding what was typed for this order; null if it was paid
 * @param moving whether it is about to move by itself, so that a page without script should look again
 * @param reserved until when the stock is set aside; null if it is not, or is the shopper's
 * @param notice something to say first; null when there is nothing
 */
record OrderDetailPage(
        String number,
        String placedAt,
        String statusText,
        List<Step> steps,
        List<Row> rows,
        String total,
        List<RefundRow> refunds,
        @Nullable String events,
        @Nullable String cancelAction,
        @Nullable String payAgain,
        boolean moving,
        @Nullable Until reserved,
        @Nullable String notice) {

    /** What the browser's window is called. */
    public String title() {
        return "Order " + number;
    }

    /**
     * A time that is waited for.
     *
     * @param time for programs, RFC 3339
     * @param text for people
     */
    record Until(String time, String text) {}

    /**
     * A step of the timeline.
     *
     * @param text what is said when the order gets here
     * @param ending whether the order ends here without having been bought
     * @param last whether nothing comes after it
     * @param note when it was reached, or why; empty when it was not
     */
    record Step(
            String status,
            String name,
            String text,
            boolean ending,
            boolean last,
            boolean reached,
            boolean current,
            boolean hidden,
            String note) {

        /** Its classes. */
        public String classes() {
            return reached ? (ending ? "is-ending" : "is-done") : "";
        }
    }

    /**
     * Money that goes back.
     *
     * @param what for which lines; empty if it is all that was left
     */
    record RefundRow(String amount, String text, String reason, String what) {}

    /** A line of the order. */
    record Row(String sku, String name, int quantity, String price, String total) {}
}
