package shop.carousel.order.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shop.carousel.kit.jdbc.Columns;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.order.address.Address;
import shop.carousel.order.model.OrderLine;
import shop.carousel.order.model.OrderState;
import shop.carousel.order.model.OrderStatus;

/** Writes and locks the rows of orders. */
@Singleton
class OrderRows {

    private static final int NUMBER_TRIES = 5;

    /**
     * Says of the rest of a transaction that its rows are found by their keys. That is for foreign keys to orders:
     * PostgreSQL looks for each by a plan that it keeps, and one from when there were few orders reads all of them.
     */
    private static final String BY_KEYS = "(select " + Sql.BY_KEYS + ") as by_keys";

    private static final String INSERT = """
            insert into orders (id, number, status, account_id, token_hash, email, address, cart_id,
                                total_minor, currency, version, placed_at, changed_at, deadline_at, traceparent)
            select id, number, 'PLACED', account_id, token_hash, email, address::jsonb, cart_id,
                   total_minor, currency, 1, at, at, now() + wait * interval '1 millisecond', traceparent
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                as o (id, number, account_id, token_hash, email, address, cart_id,
                      total_minor, currency, at, wait, traceparent), %s
            on conflict (number) do nothing returning id""".formatted(BY_KEYS);
    private static final String INSERT_LINES = """
            insert into order_line (order_id, line, sku, name, quantity, unit_minor)
            select * from unnest(?, ?, ?, ?, ?, ?)""";
    private static final String LOCK = """
            select id, number, status, refund_due, cart_id, version, traceparent from orders, %s
            where id = any(?) order by id for no key update of orders""".formatted(BY_KEYS);
    private static final String MOVE = """
            update orders o
            set status = m.status, refund_due = m.refund_due, version = o.version + 1, changed_at = m.at,
                deadline_at = case when m.kept then o.deadline_at
                                   else coalesce(m.deadline, now() + m.wait * interval '1 millisecond') end
            from unnest(?, ?, ?, ?, ?, ?, ?, ?) as m (id, version, status, refund_due, at, deadline, wait, kept)
            where o.id = m.id and o.version = m.version""";

    private static final String OVERDUE = """
            select id from orders
            where deadline_at <= statement_timestamp() - ? * interval '1 millisecond' and id <> all(?)
            order by deadline_at limit ?""";
    private static final String LOCK_OVERDUE = """
            select id from orders
            where id = ? and deadline_at <= statement_timestamp() - ? * interval '1 millisecond'
            for no key update skip locked""";

    private final Sql sql;
    private final ObjectMapper json;
    private final SecureRandom random = new SecureRandom();

    OrderRows(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Inserts the orders with their lines; returns their numbers. */
    Map<UUID, String> insert(Collection<NewOrder> orders, Instant at, Duration wait) {
        Map<UUID, String> numbers = new HashMap<>();
        List<NewOrder> waiting = List.copyOf(orders);
        for (int i = 0; i < NUMBER_TRIES && !waiting.isEmpty(); i++) {
            numbers.putAll(insertNumbered(waiting, at, wait));
            waiting = waiting.stream()
                    .filter(order -> !numbers.containsKey(order.id()))
                    .toList();
        }
        if (!waiting.isEmpty()) {
            throw new IllegalStateException("no free order number in " + NUMBER_TRIES + " tries");
        }
        insertLines(orders);
        return numbers;
    }

    /** The numbers that were free. */
    private Map<UUID, String> insertNumbered(List<NewOrder> orders, Instant at, Duration wait) {
        Map<UUID, String> numbers = new LinkedHashMap<>();
        orders.forEach(order -> numbers.put(order.id(), OrderNumbers.next(random)));
        List<UUID> inserted = sql.list(
                INSERT,
                row -> row.uuid("id"),
                Columns.of(UUID.class, orders, NewOrder::id),
                numbers.values().toArray(String[]::new),
                Columns.of(UUID.class, orders, NewOrder::accountId),
                Columns.of(byte[].class, orders, order -> order.token().hash()),
                Columns.of(String.class, orders, NewOrder::email),
                Columns.of(String.class, orders, order -> write(order.address())),
                Columns.of(String.class, orders, NewOrder::cartId),
                Columns.of(Long.class, orders, order -> order.total().minorUnits()),
                Columns.of(
                        String.class, orders, order -> order.total().currency().getCurrencyCode()),
                Collections.nCopies(orders.size(), at).toArray(Instant[]::new),
                Collections.nCopies(orders.size(), wait.toMillis()).toArray(Long[]::new),
                Columns.of(String.class, orders, NewOrder::traceparent));
        numbers.keySet().retainAll(Set.copyOf(inserted));
        return numbers;
    }

    private void insertLines(Collection<NewOrder> orders) {
        List<Line> lines = orders.stream().flatMap(OrderRows::lines).toList();
        sql.update(
                INSERT_LINES,
                Columns.of(UUID.class, lines, Line::order),
                Columns.of(Integer.class, lines, Line::number),
                Columns.of(String.class, lines, line -> line.line.sku()),
                Columns.of(String.class, lines, line -> line.line.name()),
                Columns.of(Integer.class, lines, line -> line.line.quantity()),
                Columns.of(Long.class, lines, line -> line.line.unitPrice().minorUnits()));
    }

    private static Stream<Line> lines(NewOrder order) {
        return IntStream.range(0, order.lines().size())
                .mapToObj(i -> new Line(order.id(), i + 1, order.lines().get(i)));
    }

    private record Line(UUID order, int number, OrderLine line) {}

    /**
     * Those of the orders that exist, locked until the transaction ends; all in the order of their ids, so that no two
     * wait for each other.
     */
    Map<UUID, StoredOrder> lock(Collection<UUID> ids) {
        return sql.list(LOCK, OrderRows::stored, (Object) ids.toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(StoredOrder::id, Function.identity()));
    }

    private static StoredOrder stored(Row row) {
        return new StoredOrder(
                row.uuid("id"),
                row.text("number"),
                OrderState.of(row.constant("status", OrderStatus.class), row.bool("refund_due")),
                row.textOrNull("cart_id"),
                row.bigint("version"),
                row.textOrNull("traceparent"));
    }

    /** Moves each row on by one version. Fails if one is not at the version that was read. */
    void move(Collection<Step> steps) {
        int moved = sql.update(
                MOVE,
                Columns.of(UUID.class, steps, Step::orderId),
                Columns.of(Long.class, steps, step -> step.from().version()),
                Columns.of(String.class, steps, step -> step.next().status().name()),
                Columns.of(Boolean.class, steps, step -> step.next() instanceof OrderState.RefundDue),
                Columns.of(Instant.class, steps, step -> step.entry().at()),
                Columns.of(Instant.class, steps, step -> step.deadline().at()),
                Columns.of(Long.class, steps, step -> step.deadline().afterMillis()),
                Columns.of(Boolean.class, steps, step -> step.deadline().kept()));
        if (moved != steps.size()) {
            throw new IllegalStateException(
                    steps.size() - moved + " of these orders are not at the version that was read: "
                            + steps.stream().map(Step::orderId).toList());
        }
    }

    /** Orders whose deadline passed so long ago by the database's clock, the longest first; without those. */
    List<UUID> overdue(Duration ago, Collection<UUID> without, int limit) {
        UUID[] left = without.toArray(UUID[]::new);
        return sql.plannedAnew().list(OVERDUE, row -> row.uuid("id"), ago.toMillis(), left, limit);
    }

    /** Locks the order if it still is overdue and nobody else holds it. */
    boolean lockOverdue(UUID id, Duration ago) {
        return sql.exists(LOCK_OVERDUE, id, ago.toMillis());
    }

    /** Nothing is waited for any more. */
    void clearDeadline(UUID id) {
        sql.update("update orders set deadline_at = null where id = ?", id);
    }

    private String write(Address address) {
        try {
            return json.writeValueAsString(address);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
