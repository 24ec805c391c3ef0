package shop.carousel.catalog.stock.settlement;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Requests that are settled together, in their order.
 *
 * @param isOwn whether the catalog itself asks, and so lets go of orders that somebody else is settling
 */
record Batch(List<Delivery> deliveries, boolean isOwn) {

    Batch {
        deliveries = List.copyOf(deliveries);
    }

    Set<UUID> orders() {
        return deliveries.stream().map(delivery -> delivery.request().orderId()).collect(Collectors.toSet());
    }

    /** The orders whose SKUs these do not name: what they want of them is about what they hold already. */
    static Set<UUID> ordersWithoutLines(List<Delivery> deliveries) {
        return deliveries.stream()
                .map(Delivery::request)
                .filter(request -> !(request instanceof StockRequest.Reserve))
                .map(StockRequest::orderId)
                .collect(Collectors.toSet());
    }

    /** The SKUs that the batch names itself; those of orders that are known already come on top. */
    Set<String> skus() {
        return skus(deliveries.stream().map(Delivery::request).toList());
    }

    /** In order, and free to be added to. */
    static Set<String> skus(List<StockRequest> requests) {
        return requests.stream()
                .filter(StockRequest.Reserve.class::isInstance)
                .map(StockRequest.Reserve.class::cast)
                .flatMap(reserve -> reserve.lines().stream())
                .map(StockLine::sku)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
