package shop.carousel.order.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an order's way.
 *
 * @param seq the order's version after it, rising from 1
 */
public record HistoryEntry(
        long seq, OrderStatus status, Instant at, @Nullable String reason) {}
