package shop.carousel.order.read;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.order.model.HistoryEntry;
import shop.carousel.order.model.OrderState;
import shop.carousel.order.model.OrderStatus;

/** Reads what happened to each order. */
@Singleton
class OrderHistory {

    private static final String BETWEEN = """
            select seq, status, at, reason from order_history
            where order_id = ? and seq > ? and seq <= ? order by seq""";
    private static final String STATE = "select status, refund_due from orders where id = ?";

    private final Sql sql;

    OrderHistory(Sql sql) {
        this.sql = sql;
    }

    /** The steps behind a number, oldest first, and whether they are the last. */
    HistoryNews news(UUID order, long seq) {
        boolean isFinal = sql.first(STATE, OrderHistory::isFinal, order).orElse(true);
        return new HistoryNews(sql.list(BETWEEN, OrderHistory::entry, order, seq, Long.MAX_VALUE), isFinal);
    }

    /** The steps up to a number, oldest first. */
    List<HistoryEntry> upTo(UUID order, long seq) {
        return sql.list(BETWEEN, OrderHistory::entry, order, 0, seq);
    }

    private static HistoryEntry entry(Row row) {
        return new HistoryEntry(
                row.bigint("seq"),
                row.constant("status", OrderStatus.class),
                row.instant("at"),
                row.textOrNull("reason"));
    }

    private static boolean isFinal(Row row) {
        return OrderState.of(row.constant("status", OrderStatus.class), row.bool("refund_due"))
                .isFinal();
    }
}
