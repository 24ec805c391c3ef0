package shop.carousel.order.order;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order's row on its way from one version to the next.
 *
 * @param deadline until when the order may stay as it is then; null where nothing is waited for
 */
record Step(
        StoredOrder from,
        OrderState next,
        HistoryEntry entry,
        Occurrence occurrence,
        Set<Decision.Effect> effects,
        @Nullable Instant deadline) {

    UUID orderId() {
        return from.id();
    }

    boolean changesStatus() {
        return next.status() != from.state().status();
    }
}
