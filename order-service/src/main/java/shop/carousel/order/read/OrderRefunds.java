package shop.carousel.order.read;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.money.Money;
import shop.carousel.order.model.Refund;
import shop.carousel.order.model.RefundLine;

/** Reads what goes back of an order's money. */
@Singleton
class OrderRefunds {

    private static final String REFUNDS = """
            select seq, amount_minor, reason, is_rest, asked_at, done_at is not null as done
            from refund where order_id = ? and amount_minor > 0 order by seq""";
    private static final String LINES =
            "select seq, sku, quantity, amount_minor from refund_line where order_id = ? order by seq, line";

    private final Sql sql;

    OrderRefunds(Sql sql) {
        this.sql = sql;
    }

    /** The refunds of an order, the oldest first. */
    List<Refund> of(UUID order, Currency currency) {
        Map<Long, List<RefundLine>> lines = new HashMap<>();
        sql.list(LINES, row -> new Line(row.bigint("seq"), line(row, currency)), order)
                .forEach(line -> lines.computeIfAbsent(line.seq, seq -> new ArrayList<>())
                        .add(line.line));
        return sql.list(REFUNDS, row -> refund(row, currency, lines), order);
    }

    private record Line(long seq, RefundLine line) {}

    private static RefundLine line(Row row, Currency currency) {
        return new RefundLine(
                row.text("sku"), row.integer("quantity"), new Money(row.bigint("amount_minor"), currency));
    }

    private static Refund refund(Row row, Currency currency, Map<Long, List<RefundLine>> lines) {
        return new Refund(
                row.bigint("seq"),
                new Money(row.bigint("amount_minor"), currency),
                row.text("reason"),
                row.instant("asked_at"),
                row.bool("done"),
                row.bool("is_rest") ? null : lines.getOrDefault(row.bigint("seq"), List.of()));
    }
}
