package shop.carousel.order.admin;

import java.util.List;
import shop.carousel.order.admin.AdminPage.Frame;

/**
 * {@code /admin/flow}.
 *
 * @param about which orders the stages are about, in words
 * @param stages on the way to the customer
 * @param ends where orders ended without having been bought
 */
record FlowPage(
        Frame frame, String about, List<Stage> stages, List<Stage> ends, List<Backlog> backlogs, List<Lag> lags) {

    /**
     * A status and those that reached it.
     *
     * @param part of all orders, 0 to 1
     * @param step how long it took from the status before, at the median
     * @param median since the order was placed
     */
    record Stage(String name, String orders, String part, String percent, String step, String median, String p99) {}

    /** Things that wait. */
    record Backlog(String name, String count, String oldest, boolean late) {}

    /** A topic, and how many of its records are not yet heard. */
    record Lag(String topic, String records) {}
}
