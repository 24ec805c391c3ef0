package shop.carousel.catalog.stock.settlement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an order holds, and the decision that stands about it.
 *
 * @param lines what it holds, or held before it was released
 * @param deadline until when units that are only reserved are held; null if none ever were
 * @param reason why it was released; null before
 * @param version rises with each change; 0 before the order is known
 */
record OrderStock(
        UUID orderId,
        State state,
        List<StockLine> lines,
        @Nullable Instant deadline,
        @Nullable String reason,
        long version) {

    /** UNKNOWN has no row. REFUSED and RELEASED are final. */
    enum State {
        UNKNOWN,
        RESERVED,
        REFUSED,
        SOLD,
        RELEASED
    }

    OrderStock {
        lines = List.copyOf(lines);
    }

    static OrderStock unknown(UUID orderId) {
        return new OrderStock(orderId, State.UNKNOWN, List.of(), null, null, 0);
    }

    OrderStock holding(List<StockLine> lines) {
        return new OrderStock(orderId, state, lines, deadline, reason, version);
    }

    OrderStock reserved(List<StockLine> lines, Instant deadline) {
        return new OrderStock(orderId, State.RESERVED, lines, deadline, null, version);
    }

    OrderStock refused() {
        return new OrderStock(orderId, State.REFUSED, List.of(), null, null, version);
    }

    OrderStock sold() {
        return new OrderStock(orderId, State.SOLD, lines, deadline, null, version);
    }

    OrderStock released(String reason) {
        return new OrderStock(orderId, State.RELEASED, lines, deadline, reason, version);
    }

    boolean isOverdue(Instant now) {
        return state == State.RESERVED && deadline != null && !deadline.isAfter(now);
    }
}
