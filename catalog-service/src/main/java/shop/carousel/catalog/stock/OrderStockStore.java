package shop.carousel.catalog.stock;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The tables {@code order_stock} and {@code reservation}, written: any number of orders and lines in one statement each. */
@Singleton
class OrderStockStore {

    /** An order that somebody else wrote since it was read has another version, and is left alone. */
    private static final String STORE = """
            with orders as (
              insert into order_stock as o (order_id, state, deadline, reason, version)
              select * from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::bigint[])
              on conflict (order_id) do update
              set state = excluded.state, reason = excluded.reason, version = excluded.version, changed_at = now()
              where o.version = excluded.version - 1
              returning 1),
            lines as (
              insert into reservation (order_id, sku, quantity, state, fence, deadline)
              select * from unnest(?::uuid[], ?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::timestamptz[])
              on conflict (order_id, sku) do update set state = excluded.state, fence = excluded.fence)
            select count(*) from orders""";

    private final DataSource database;

    OrderStockStore(DataSource database) {
        this.database = database;
    }

    /**
     * Stores orders as they are after a batch, each under the version that follows its own.
     *
     * @param tokens the token under which a SKU is written now
     * @return whether all of them were as they had been read; if not, the transaction must be rolled back
     */
    boolean store(Collection<OrderStock> orders, ToLongFunction<String> tokens) throws SQLException {
        if (orders.isEmpty()) {
            return true;
        }
        List<Held> lines = orders.stream().flatMap(OrderStockStore::held).toList();
        try (Connection connection = database.getConnection();
                PreparedStatement store = connection.prepareStatement(STORE)) {
            int bound = new Columns<>(connection, store, orders)
                    .add("uuid", OrderStock::orderId)
                    .add("text", OrderStock::state)
                    .add("timestamptz", order -> timestamp(order.deadline()))
                    .add("text", OrderStock::reason)
                    .add("bigint", order -> order.version() + 1)
                    .bound();
            new Columns<>(connection, store, lines, bound)
                    .add("uuid", held -> held.order().orderId())
                    .add("text", held -> held.line().sku())
                    .add("bigint", held -> held.line().quantity())
                    .add("text", held -> held.order().state())
                    .add("bigint", held -> tokens.applyAsLong(held.line().sku()))
                    .add("timestamptz", held -> timestamp(held.order().deadline()));
            try (ResultSet stored = store.executeQuery()) {
                return stored.next() && stored.getInt(1) == orders.size();
            }
        }
    }

    private static Stream<Held> held(OrderStock order) {
        return order.lines().stream().map(line -> new Held(order, line));
    }

    private static @Nullable String timestamp(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC).toString();
    }

    private record Held(OrderStock order, StockLine line) {}
}
