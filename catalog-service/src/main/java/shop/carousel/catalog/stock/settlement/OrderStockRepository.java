package shop.carousel.catalog.stock.settlement;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import shop.carousel.kit.jdbc.RoundTrip;
import shop.carousel.kit.jdbc.RoundTrip.Answer;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;

/**
 * The tables {@code order_stock} and {@code reservation}, read. Whoever locks several orders takes them in the order of
 * their ids.
 */
@Singleton
class OrderStockRepository {

    private static final String LINES = "select order_id, sku, quantity from reservation where order_id = any(?)";

    private static final String OVERDUE = """
            select order_id, statement_timestamp() as now from order_stock
            where state = 'RESERVED' and deadline <= statement_timestamp() and order_id <> all(?)
            order by deadline limit ?""";

    private static final String LOCK = """
            select order_id, state, deadline, reason, version from order_stock
            where order_id = any(?) order by order_id for update""";

    private static final String LOCK_FREE = LOCK + " skip locked";

    private final Sql sql;

    OrderStockRepository(Sql sql) {
        this.sql = sql;
    }

    /** The lines of those orders that have some. */
    List<Reservation> lines(Collection<UUID> orders) {
        return orders.isEmpty() ? List.of() : sql.list(LINES, OrderStockRepository::line, (Object) ids(orders));
    }

    /** The same, as part of a round trip. */
    Answer<List<Reservation>> lines(RoundTrip trip, Collection<UUID> orders) {
        return trip.list(LINES, OrderStockRepository::line, (Object) ids(orders));
    }

    /** Orders whose time to be paid is over by the database's clock, the oldest first; without those. */
    List<StockRequest.Expire> overdue(Collection<UUID> without, int limit) {
        return sql.list(OVERDUE, OrderStockRepository::expired, ids(without), limit);
    }

    /**
     * Those of the orders that are known, without their lines, held until the transaction ends, as part of a round
     * trip.
     *
     * @param skipHeld leave out those that another transaction holds, instead of waiting for it
     */
    Answer<List<OrderStock>> lock(RoundTrip trip, Collection<UUID> orders, boolean skipHeld) {
        return trip.list(skipHeld ? LOCK_FREE : LOCK, OrderStockRepository::order, (Object) ids(orders));
    }

    private static UUID[] ids(Collection<UUID> orders) {
        return orders.toArray(UUID[]::new);
    }

    private static Reservation line(Row row) {
        return new Reservation(row.uuid("order_id"), new StockLine(row.text("sku"), row.bigint("quantity")));
    }

    private static StockRequest.Expire expired(Row row) {
        return new StockRequest.Expire(row.uuid("order_id"), row.instant("now"));
    }

    private static OrderStock order(Row row) {
        return new OrderStock(
                row.uuid("order_id"),
                row.constant("state", OrderStock.State.class),
                List.of(),
                row.instantOrNull("deadline"),
                row.textOrNull("reason"),
                row.bigint("version"));
    }
}
