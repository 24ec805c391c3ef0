package shop.carousel.catalog.stock;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code order_stock} and {@code reservation}, read. Whoever locks several orders takes them in the order of
 * their ids.
 */
@Singleton
class OrderStockTable {

    private static final String LINES = "select order_id, sku, quantity from reservation where order_id = any(?)";
    private static final String OVERDUE = """
            select order_id, statement_timestamp() as now from order_stock
            where state = 'RESERVED' and deadline <= statement_timestamp() and order_id <> all(?)
            order by deadline limit ?""";
    private static final String LOCK = """
            select order_id, state, deadline, reason, version from order_stock
            where order_id = any(?) order by order_id for update""";
    private static final String LOCK_FREE = LOCK + " skip locked";

    private final DataSource database;

    OrderStockTable(DataSource database) {
        this.database = database;
    }

    /** The lines of those orders that have some. */
    Map<UUID, List<StockLine>> lines(Collection<UUID> orders) throws SQLException {
        return orders.isEmpty() ? Map.of() : RoundTrip.of(database, linesOf(orders));
    }

    /** The same, as part of a round trip. */
    Ask<Map<UUID, List<StockLine>>> linesOf(Collection<UUID> orders) {
        return new Ask<>(LINES, parameters -> parameters.array("uuid", orders), OrderStockTable::readLines);
    }

    /** Orders whose time to be paid is over by the database's clock, the oldest first; without those. */
    List<StockRequest.Expire> overdue(Collection<UUID> without, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OVERDUE)) {
            select.setArray(1, connection.createArrayOf("uuid", without.toArray()));
            select.setInt(2, limit);
            List<StockRequest.Expire> overdue = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    overdue.add(new StockRequest.Expire(
                            rows.getObject(1, UUID.class), rows.getTimestamp(2).toInstant()));
                }
            }
            return overdue;
        }
    }

    /**
     * Those of the orders that are known, without their lines, held until the transaction ends.
     *
     * @param skipHeld leave out those that another transaction holds, instead of waiting for it
     */
    Ask<Map<UUID, OrderStock>> lock(Collection<UUID> orders, boolean skipHeld) {
        return new Ask<>(
                skipHeld ? LOCK_FREE : LOCK,
                parameters -> parameters.array("uuid", orders),
                OrderStockTable::readOrders);
    }

    private static Map<UUID, List<StockLine>> readLines(ResultSet rows) throws SQLException {
        Map<UUID, List<StockLine>> lines = new HashMap<>();
        while (rows.next()) {
            lines.computeIfAbsent(rows.getObject("order_id", UUID.class), id -> new ArrayList<>())
                    .add(new StockLine(rows.getString("sku"), rows.getLong("quantity")));
        }
        return lines;
    }

    private static Map<UUID, OrderStock> readOrders(ResultSet rows) throws SQLException {
        Map<UUID, OrderStock> orders = new HashMap<>();
        while (rows.next()) {
            OrderStock order = order(rows);
            orders.put(order.orderId(), order);
        }
        return orders;
    }

    private static OrderStock order(ResultSet row) throws SQLException {
        return new OrderStock(
                row.getObject("order_id", UUID.class),
                OrderStock.State.valueOf(row.getString("state")),
                List.of(),
                instant(row.getTimestamp("deadline")),
                row.getString("reason"),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
