package shop.carousel.order.read;

import jakarta.inject.Singleton;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.money.Money;
import shop.carousel.order.model.OrderLine;
import shop.carousel.order.model.OrderStatus;

/**
 * Reads whole orders from the database, each as of one version: its lines never change, and its history is read up to
 * the version that its row had. Refunds may be newer than that; the change that made them invalidates this version.
 */
@Singleton
class OrderReader {

    private static final String ORDER = """
            select id, number, status, refund_due, account_id, token_hash, total_minor, currency, deadline_at, version,
                   refunded_minor > 0 as refunded
            from orders where id = ?""";
    private static final String LINES =
            "select sku, name, quantity, unit_minor from order_line where order_id = ? order by line";

    private final Sql sql;
    private final OrderHistory history;
    private final OrderRefunds refunds;

    OrderReader(Sql sql, OrderHistory history, OrderRefunds refunds) {
        this.sql = sql;
        this.refunds = refunds;
        this.history = history;
    }

    /** The order, if there is one. */
    Optional<OrderView> read(UUID id) {
        return sql.first(ORDER, row -> new Head(head(row), row.bool("refunded")), id)
                .map(this::whole);
    }

    private record Head(OrderView order, boolean refunded) {}

    private OrderView whole(Head head) {
        OrderView order = head.order;
        Currency currency = order.total().currency();
        return order.with(
                sql.list(LINES, row -> line(row, currency), order.id()),
                history.upTo(order.id(), order.version()),
                head.refunded ? refunds.of(order.id(), currency) : List.of());
    }

    private static OrderView head(Row row) {
        return new OrderView(
                row.uuid("id"),
                row.text("number"),
                row.constant("status", OrderStatus.class),
                row.bool("refund_due"),
                row.uuidOrNull("account_id"),
                row.bytes("token_hash"),
                List.of(),
                new Money(row.bigint("total_minor"), Currency.getInstance(row.text("currency"))),
                List.of(),
                List.of(),
                row.instantOrNull("deadline_at"),
                row.bigint("version"));
    }

    private static OrderLine line(Row row, Currency currency) {
        return new OrderLine(
                row.text("sku"),
                row.text("name"),
                row.integer("quantity"),
                new Money(row.bigint("unit_minor"), currency));
    }
}
