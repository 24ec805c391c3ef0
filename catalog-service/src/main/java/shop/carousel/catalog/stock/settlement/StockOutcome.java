package shop.carousel.catalog.stock.settlement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What became of a request. Each but {@link Unchanged} is told to the order under this very form. */
sealed interface StockOutcome {

    UUID orderId();

    /** Every line is set aside until the deadline. */
    record Reserved(UUID orderId, Instant deadline, List<StockLine> lines) implements StockOutcome {

        public Reserved {
            lines = List.copyOf(lines);
        }
    }

    /** Nothing is set aside, because these SKUs had too few units. */
    record Short(UUID orderId, List<Shortage> shortages) implements StockOutcome {

        public Short {
            shortages = List.copyOf(shortages);
        }
    }

    /** What was set aside is sold. */
    record Sold(UUID orderId) implements StockOutcome {}

    /** The order holds nothing any more. */
    record Released(UUID orderId, String reason) implements StockOutcome {}

    /** There was nothing to do: the order's state answers the request already. */
    record Unchanged(UUID orderId) implements StockOutcome {}

    /** A SKU of which an order wanted more than there was; 0 of one that does not exist. */
    record Shortage(String sku, long requested, long available) {}
}
