package shop.carousel.catalog.stock.settlement;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import shop.carousel.catalog.stock.StockLevel;
import shop.carousel.catalog.stock.StockRow;

/**
 * The rows that a batch holds while it is decided.
 *
 * @param now by the database's clock
 * @param orders those of the batch's orders that are known, with their lines
 * @param stock by SKU, for everything that the batch may touch
 */
record SettlementRows(Instant now, Map<UUID, OrderStock> orders, Map<String, StockRow> stock) {

    /** Lines of orders that are not held count for nothing. */
    static SettlementRows of(
            Instant now, Collection<OrderStock> orders, Collection<Reservation> lines, Collection<StockRow> stock) {
        Map<UUID, List<StockLine>> linesOf = Reservation.byOrder(lines);
        return new SettlementRows(
                now,
                orders.stream()
                        .map(order -> order.holding(linesOf.getOrDefault(order.orderId(), List.of())))
                        .collect(toMap(OrderStock::orderId, Function.identity())),
                stock.stream().collect(toMap(StockRow::sku, Function.identity())));
    }

    Map<String, Long> available() {
        return stock.values().stream().map(StockRow::level).collect(toMap(StockLevel::sku, StockLevel::available));
    }

    /** The token under which a SKU's row is written. */
    long token(String sku, WriteLease lease) {
        return lease.token(Objects.requireNonNull(stock.get(sku), sku));
    }
}
