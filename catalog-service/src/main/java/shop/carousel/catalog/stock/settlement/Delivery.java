package shop.carousel.catalog.stock.settlement;

import io.opentelemetry.api.trace.SpanContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as it reached us.
 *
 * @param eventId the event that brought it, the same at every delivery; null for what the catalog asks of itself
 * @param trace the span that told the event; an invalid one where that is not known
 */
record Delivery(@Nullable UUID eventId, StockRequest request, SpanContext trace) {

    /** A request of no trace. */
    Delivery(@Nullable UUID eventId, StockRequest request) {
        this(eventId, request, SpanContext.getInvalid());
    }
}
