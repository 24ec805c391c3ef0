package shop.carousel.catalog.stock.settlement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A line that an order holds, or held before it was released. */
record Reservation(UUID orderId, StockLine line) {

    /** The lines of each order. */
    static Map<UUID, List<StockLine>> byOrder(Collection<Reservation> reservations) {
        return reservations.stream().collect(groupingBy(Reservation::orderId, mapping(Reservation::line, toList())));
    }
}
