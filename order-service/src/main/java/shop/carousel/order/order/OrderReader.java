package shop.carousel.order.order;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shop.carousel.kit.money.Money;
import shop.carousel.order.jdbc.Sql;

/**
 * Reads whole orders from the database, each as of one version: its lines never change, and its history is read up to
 * the version that its row had.
 */
@Singleton
class OrderReader {

    private static final String ORDER = """
            select id, number, status, refund_due, account_id, token_hash, total_minor, currency, deadline_at, version
            from orders where id = ?""";
    private static final String LINES =
            "select sku, name, quantity, unit_minor from order_line where order_id = ? order by line";

    private final Sql sql;
    private final OrderHistory history;

    OrderReader(Sql sql, OrderHistory history) {
        this.sql = sql;
        this.history = history;
    }

    /** The order, if there is one. */
    Optional<OrderView> read(UUID id) {
        return sql.first(ORDER, OrderReader::head, id).map(this::whole);
    }

    private OrderView whole(OrderView head) {
        Currency currency = head.total().currency();
        List<OrderLine> lines = sql.list(LINES, row -> line(row, currency), head.id());
        return head.with(lines, history.upTo(head.id(), head.version()));
    }

    private static OrderView head(ResultSet row) throws SQLException {
        Timestamp deadline = row.getTimestamp("deadline_at");
        return new OrderView(
                row.getObject("id", UUID.class),
                row.getString("number"),
                OrderStatus.valueOf(row.getString("status")),
                row.getBoolean("refund_due"),
                row.getObject("account_id", UUID.class),
                row.getBytes("token_hash"),
                List.of(),
                new Money(row.getLong("total_minor"), Currency.getInstance(row.getString("currency"))),
                List.of(),
                deadline == null ? null : deadline.toInstant(),
                row.getLong("version"));
    }

    private static OrderLine line(ResultSet row, Currency currency) throws SQLException {
        return new OrderLine(
                row.getString("sku"),
                row.getString("name"),
                row.getInt("quantity"),
                new Money(row.getLong("unit_minor"), currency));
    }
}
