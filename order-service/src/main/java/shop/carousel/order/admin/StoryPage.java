package shop.carousel.order.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.admin.AdminPage.Frame;
import shop.carousel.order.flow.OrderStory;

/**
 * {@code /admin/orders/{id}}.
 *
 * @param refund gives money back; null if nothing can be given
 * @param json whether its reader may have the same as JSON
 * @param took from the first step to the last, in words
 */
record StoryPage(
        Frame frame,
        OrderStory story,
        String href,
        String took,
        List<Step> steps,
        List<Fact> facts,
        @Nullable RefundForm refund,
        boolean json) {

    /**
     * A step, and its bar in a picture of 100 by 10.
     *
     * @param event that brought it about; null if it was none
     * @param x where the bar begins
     */
    record Step(
            String status,
            String at,
            String after,
            String cause,
            @Nullable String event,
            @Nullable String reason,
            String x,
            String width) {}

    /** Something else that is known. */
    record Fact(String name, String text) {}
}
