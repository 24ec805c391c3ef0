package shop.carousel.order.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.order.jdbc.Sql;

/** Writes and locks the rows of orders. */
@Singleton
class OrderRows {

    private static final int NUMBER_TRIES = 5;

    private static final String INSERT = """
            insert into orders (id, number, status, account_id, token_hash, email, address, cart_id, total_minor, currency,
                                version, placed_at, changed_at, deadline_at)
            values (?, ?, 'PLACED', ?, ?, ?, ?::jsonb, ?, ?, ?, 1, ?, ?, ?)
            on conflict (number) do nothing""";
    private static final String INSERT_LINES = """
            insert into order_line (order_id, line, sku, name, quantity, unit_minor)
            select ?, line, sku, name, quantity, unit_minor
            from unnest(?, ?, ?, ?) with ordinality as l (sku, name, quantity, unit_minor, line)""";
    private static final String LOCK =
            "select id, number, status, refund_due, cart_id, version from orders where id = ? for no key update";
    private static final String MOVE = """
            update orders set status = ?, refund_due = ?, version = version + 1, changed_at = ?, deadline_at = ?
            where id = ? and version = ?""";

    private static final String OVERDUE = "select id from orders where deadline_at <= ? order by deadline_at limit ?";
    private static final String LOCK_OVERDUE =
            "select id from orders where id = ? and deadline_at <= ? for no key update skip locked";

    private final Sql sql;
    private final ObjectMapper json;
    private final SecureRandom random = new SecureRandom();

    OrderRows(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Inserts the order with its lines; returns its number. */
    String insert(NewOrder order, Instant at, Instant deadline) {
        for (int i = 0; i < NUMBER_TRIES; i++) {
            String number = OrderNumbers.next(random);
            if (insert(order, number, at, deadline)) {
                insertLines(order);
                return number;
            }
        }
        throw new IllegalStateException("no free order number in " + NUMBER_TRIES + " tries");
    }

    private boolean insert(NewOrder order, String number, Instant at, Instant deadline) {
        return sql.update(
                        INSERT,
                        order.id(),
                        number,
                        order.accountId(),
                        order.token().hash(),
                        order.email(),
                        write(order.address()),
                        order.cartId(),
                        order.total().minorUnits(),
                        order.total().currency().getCurrencyCode(),
                        at,
                        at,
                        deadline)
                == 1;
    }

    private void insertLines(NewOrder order) {
        List<OrderLine> lines = order.lines();
        sql.update(
                INSERT_LINES,
                order.id(),
                lines.stream().map(OrderLine::sku).toArray(String[]::new),
                lines.stream().map(OrderLine::name).toArray(String[]::new),
                lines.stream().map(OrderLine::quantity).toArray(Integer[]::new),
                lines.stream().map(line -> line.unitPrice().minorUnits()).toArray(Long[]::new));
    }

    /** The order, locked until the transaction ends. */
    Optional<StoredOrder> lock(UUID id) {
        return sql.first(LOCK, OrderRows::stored, id);
    }

    private static StoredOrder stored(ResultSet row) throws SQLException {
        return new StoredOrder(
                row.getObject("id", UUID.class),
                row.getString("number"),
                OrderState.of(OrderStatus.valueOf(row.getString("status")), row.getBoolean("refund_due")),
                row.getString("cart_id"),
                row.getLong("version"));
    }

    /** Moves the row on by one version. Fails where it is not at the version that was read. */
    void move(StoredOrder from, OrderState next, Instant at, @Nullable Instant deadline) {
        boolean refundDue = next instanceof OrderState.RefundDue;
        if (sql.update(MOVE, next.status(), refundDue, at, deadline, from.id(), from.version()) != 1) {
            throw new IllegalStateException("order " + from.id() + " is not at version " + from.version());
        }
    }

    /** Orders whose deadline is behind {@code time}, the longest first. */
    List<UUID> overdue(Instant time, int limit) {
        return sql.list(OVERDUE, row -> row.getObject("id", UUID.class), time, limit);
    }

    /** Locks the order if it still is overdue and nobody else holds it. */
    boolean lockOverdue(UUID id, Instant time) {
        return sql.first(LOCK_OVERDUE, row -> true, id, time).isPresent();
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
