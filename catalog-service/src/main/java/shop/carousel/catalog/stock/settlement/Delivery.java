package shop.carousel.catalog.stock.settlement;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.trace.TraceParent;

/**
 * A request as it reached us.
 *
 * @param eventId the event that brought it, the same at every delivery; null for what the catalog asks of itself
 * @param trace what the event is a part of; null if that is not told
 */
record Delivery(
        @Nullable UUID eventId,
        StockRequest request,
        @Nullable TraceParent trace) {

    /** A request of no trace. */
    Delivery(@Nullable UUID eventId, StockRequest request) {
        this(eventId, request, null);
    }
}
