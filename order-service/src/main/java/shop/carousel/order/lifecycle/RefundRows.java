package shop.carousel.order.lifecycle;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import shop.carousel.kit.jdbc.Columns;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.order.model.HistoryEntry;
import shop.carousel.order.model.OrderEvent.PartRefunded;
import shop.carousel.order.model.OrderEvent.RefundRequested;
import shop.carousel.order.model.RefundLine;

/**
 * Writes refunds, under the locks of their orders' rows. The row of an order has the sum, which the database keeps at
 * what was paid or below.
 */
@Singleton
class RefundRows {

    private static final String ADD_REST = """
            insert into refund (order_id, seq, amount_minor, reason, is_rest, asked_at)
            select o.id, r.seq, o.total_minor - o.refunded_minor, r.reason, true, r.at
            from unnest(?, ?, ?, ?) as r (id, seq, reason, at) join orders o on o.id = r.id""";
    private static final String NOTHING_LEFT = "update orders set refunded_minor = total_minor where id = any(?)";
    private static final String REST_DONE = "update refund set done_at = ? where order_id = ? and is_rest";
    private static final String ADD_PART = """
            insert into refund (order_id, seq, amount_minor, reason, is_rest, asked_at)
            values (?, ?, ?, ?, false, ?)""";
    private static final String ADD_LINES = """
            insert into refund_line (order_id, seq, line, sku, quantity, amount_minor)
            select ?, ?, l.* from unnest(?, ?, ?, ?) as l""";
    private static final String LESS_LEFT = "update orders set refunded_minor = refunded_minor + ? where id = ?";
    private static final String PART_DONE = "update refund set done_at = ? where order_id = ? and seq = ?";

    private final Sql sql;

    RefundRows(Sql sql) {
        this.sql = sql;
    }

    /** All that is left of these orders' money goes back. */
    void addRest(Collection<Step> ends) {
        sql.update(
                ADD_REST,
                Columns.of(UUID.class, ends, Step::orderId),
                Columns.of(Long.class, ends, step -> step.entry().seq()),
                Columns.of(String.class, ends, step -> step.entry().reason()),
                Columns.of(Instant.class, ends, step -> step.entry().at()));
        sql.update(NOTHING_LEFT, (Object) Columns.of(UUID.class, ends, Step::orderId));
    }

    /** All that was left has gone back. */
    void restDone(Step end) {
        sql.update(REST_DONE, end.entry().at(), end.orderId());
    }

    /** A part of an order's money goes back. Fails if that is more than is left. */
    void add(Step step, RefundRequested refund) {
        UUID order = step.orderId();
        HistoryEntry entry = step.entry();
        long minor = refund.amount().minorUnits();
        sql.update(ADD_PART, order, entry.seq(), minor, refund.reason(), entry.at());
        List<RefundLine> lines = refund.lines();
        sql.update(
                ADD_LINES,
                order,
                entry.seq(),
                IntStream.rangeClosed(1, lines.size()).boxed().toArray(Integer[]::new),
                Columns.of(String.class, lines, RefundLine::sku),
                Columns.of(Integer.class, lines, RefundLine::quantity),
                Columns.of(Long.class, lines, line -> line.amount().minorUnits()));
        sql.update(LESS_LEFT, minor, order);
    }

    /** That part has gone back. */
    void done(Step step, PartRefunded refund) {
        sql.update(PART_DONE, step.entry().at(), step.orderId(), refund.seq());
    }
}
