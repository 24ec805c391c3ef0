package shop.carousel.order.lifecycle;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.model.OrderEvent;

/**
 * Something that happened to an order.
 *
 * @param messageId the id of the message that told of it, where it was one
 */
public record Occurrence(
        UUID orderId, OrderEvent event, @Nullable UUID messageId) {

    /** The event's name, as the history keeps it. */
    String cause() {
        return event.getClass().getSimpleName();
    }
}
