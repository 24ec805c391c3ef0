package shop.carousel.catalog.stock.settlement;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import shop.carousel.kit.jdbc.Columns;
import shop.carousel.kit.jdbc.RoundTrip;
import shop.carousel.kit.jdbc.RoundTrip.Answer;

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
            select count(*) as stored from orders""";

    /**
     * Stores orders as they are after a batch, each under the version that follows its own, as part of a round trip.
     * Answers how many were as they had been read; if not all, the transaction must be rolled back.
     *
     * @param tokens the token under which a SKU is written now
     */
    Answer<List<Integer>> store(RoundTrip trip, Collection<OrderStock> orders, ToLongFunction<String> tokens) {
        List<Held> lines = orders.stream().flatMap(OrderStockStore::held).toList();
        return trip.list(
                STORE,
                row -> row.integer("stored"),
                Columns.of(UUID.class, orders, OrderStock::orderId),
                Columns.of(OrderStock.State.class, orders, OrderStock::state),
                Columns.of(Instant.class, orders, OrderStock::deadline),
                Columns.of(String.class, orders, OrderStock::reason),
                Columns.of(Long.class, orders, order -> order.version() + 1),
                Columns.of(UUID.class, lines, held -> held.order().orderId()),
                Columns.of(String.class, lines, held -> held.line().sku()),
                Columns.of(Long.class, lines, held -> held.line().quantity()),
                Columns.of(OrderStock.State.class, lines, held -> held.order().state()),
                Columns.of(
                        Long.class,
                        lines,
                        held -> tokens.applyAsLong(held.line().sku())),
                Columns.of(Instant.class, lines, held -> held.order().deadline()));
    }

    private static Stream<Held> held(OrderStock order) {
        return order.lines().stream().map(line -> new Held(order, line));
    }

    private record Held(OrderStock order, StockLine line) {}
}
