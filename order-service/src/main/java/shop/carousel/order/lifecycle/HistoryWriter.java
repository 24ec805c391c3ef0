package shop.carousel.order.lifecycle;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.jdbc.Columns;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.order.model.HistoryEntry;
import shop.carousel.order.model.OrderStatus;

/** Writes each order's history, and what the machine refused. */
@Singleton
class HistoryWriter {

    private static final String ADD = """
            insert into order_history (order_id, seq, status, at, reason, cause, cause_event_id)
            select * from unnest(?, ?, ?, ?, ?, ?, ?)""";
    private static final String REFUSE = """
            insert into order_refusal (order_id, status, cause, why, first_at, last_at, cause_event_id)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (order_id, status, cause) do update
              set times = order_refusal.times + 1, last_at = excluded.last_at,
              cause_event_id = excluded.cause_event_id""";

    private final Sql sql;

    HistoryWriter(Sql sql) {
        this.sql = sql;
    }

    /** Adds the first step of each. */
    void placed(Collection<NewOrder> orders, Instant at) {
        add(orders.stream()
                .map(order -> new Added(order.id(), new HistoryEntry(1, OrderStatus.PLACED, at, null), "placed", null))
                .toList());
    }

    /** Adds steps. A second one of the same number fails the transaction. */
    void moved(Collection<Step> steps) {
        add(steps.stream()
                .map(step -> new Added(
                        step.orderId(),
                        step.entry(),
                        step.occurrence().cause(),
                        step.occurrence().messageId()))
                .toList());
    }

    private void add(List<Added> rows) {
        sql.update(
                ADD,
                Columns.of(UUID.class, rows, Added::orderId),
                Columns.of(Long.class, rows, row -> row.entry.seq()),
                Columns.of(String.class, rows, row -> row.entry.status().name()),
                Columns.of(Instant.class, rows, row -> row.entry.at()),
                Columns.of(String.class, rows, row -> row.entry.reason()),
                Columns.of(String.class, rows, Added::cause),
                Columns.of(UUID.class, rows, Added::messageId));
    }

    private record Added(
            UUID orderId,
            HistoryEntry entry,
            String cause,
            @Nullable UUID messageId) {}

    void refuse(StoredOrder order, String why, Occurrence occurrence, Instant at) {
        sql.update(REFUSE, order.id(), order.state().status(), occurrence.cause(), why, at, at, occurrence.messageId());
    }
}
