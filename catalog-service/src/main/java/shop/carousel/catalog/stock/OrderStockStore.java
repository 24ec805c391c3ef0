package shop.carousel.catalog.stock;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code order_stock} and {@code reservation}, written: any number of orders and lines in one statement
 * each.
 */
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

    /**
     * Stores orders as they are after a batch, each under the version that follows its own. Answers how many were as
     * they had been read; if not all, the transaction must be rolled back.
     *
     * @param tokens the token under which a SKU is written now
     */
    Ask<Integer> store(Collection<OrderStock> orders, ToLongFunction<String> tokens) {
        List<Held> lines = orders.stream().flatMap(OrderStockStore::held).toList();
        return new Ask<>(
                STORE,
                parameters -> {
                    bindOrders(parameters, orders);
                    bindLines(parameters, lines, tokens);
                },
                stored -> stored.next() ? stored.getInt(1) : 0);
    }

    private static void bindOrders(Parameters parameters, Collection<OrderStock> orders) throws SQLException {
        parameters
                .column("uuid", orders, OrderStock::orderId)
                .column("text", orders, OrderStock::state)
                .column("timestamptz", orders, order -> timestamp(order.deadline()))
                .column("text", orders, OrderStock::reason)
                .column("bigint", orders, order -> order.version() + 1);
    }

    private static void bindLines(Parameters parameters, List<Held> lines, ToLongFunction<String> tokens)
            throws SQLException {
        parameters
                .column("uuid", lines, held -> held.order().orderId())
                .column("text", lines, held -> held.line().sku())
                .column("bigint", lines, held -> held.line().quantity())
                .column("text", lines, held -> held.order().state())
                .column("bigint", lines, held -> tokens.applyAsLong(held.line().sku()))
                .column("timestamptz", lines, held -> timestamp(held.order().deadline()));
    }

    private static Stream<Held> held(OrderStock order) {
        return order.lines().stream().map(line -> new Held(order, line));
    }

    private static @Nullable String timestamp(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC).toString();
    }

    private record Held(OrderStock order, StockLine line) {}
}
