package shop.carousel.catalog.stock.settlement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What an order wants of the stock. */
sealed interface StockRequest {

    UUID orderId();

    /** The order was placed: set all its lines aside, or none. Each SKU is there once. */
    record Reserve(UUID orderId, List<StockLine> lines) implements StockRequest {

        public Reserve {
            lines = List.copyOf(lines);
        }
    }

    /** The order is paid: what was set aside is sold. */
    record Sell(UUID orderId) implements StockRequest {}

    /** The order is over: whatever it holds can be ordered again, also what was sold. */
    record Release(UUID orderId, String reason) implements StockRequest {}

    /** Nobody paid in time: what is still set aside then can be ordered again. */
    record Expire(UUID orderId, Instant now) implements StockRequest {}
}
