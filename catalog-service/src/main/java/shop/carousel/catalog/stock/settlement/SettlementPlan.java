package shop.carousel.catalog.stock.settlement;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shop.carousel.catalog.stock.StockChange;

/**
 * What a batch of requests comes to: one change per SKU, one state per order, one outcome per request. Pure: the same
 * requests, orders and levels make the same plan.
 *
 * <p>Promises: requests are decided in their order; an order gets all its lines or none; one that does not fit takes
 * nothing and leaves what is there to those behind it; no SKU goes below zero at any point.
 *
 * @param outcomes one for each request, in their order
 * @param changes by SKU, in the order of the SKUs, without those that stay as they are
 * @param orders the orders that changed, as they are after the batch, with the version that they had before
 */
record SettlementPlan(List<StockOutcome> outcomes, Map<String, StockChange> changes, Collection<OrderStock> orders) {

    /**
     * Decides a batch.
     *
     * @param orders those of the batch's orders that are known
     * @param available the units that can be ordered, by SKU; one that is not there does not exist
     * @param deadline until when what is reserved now is held
     */
    static SettlementPlan of(
            List<StockRequest> requests, Map<UUID, OrderStock> orders, Map<String, Long> available, Instant deadline) {
        SettlementState state = new SettlementState(orders, available, deadline);
        List<StockOutcome> outcomes = requests.stream().map(state::settle).toList();
        return new SettlementPlan(outcomes, state.changes(), state.changedOrders());
    }
}
