package shop.carousel.catalog.stock;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as it reached us.
 *
 * @param eventId the event that brought it, the same at every delivery; null for what the catalog asks of itself
 */
record Delivery(@Nullable UUID eventId, StockRequest request) {}
