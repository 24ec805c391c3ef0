package shop.carousel.order.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.outbox.Outbox;
import shop.carousel.kit.outbox.OutboxEvent;
import shop.carousel.order.model.HistoryEntry;
import shop.carousel.order.model.OrderStatus;

/**
 * Tells others of orders: the events of the topic {@code order-events}, keyed by order, in the transaction of their
 * cause.
 */
@Singleton
class OrderAnnouncements {

    static final String TOPIC = "order-events";

    private static final String LINES =
            "select order_id, sku, quantity from order_line where order_id = any(?) order by order_id, line";

    private final Outbox outbox;
    private final Sql sql;

    OrderAnnouncements(Outbox outbox, Sql sql) {
        this.outbox = outbox;
        this.sql = sql;
    }

    /** One SKU and how many of it. */
    record Line(String sku, int quantity) {}

    /** The data of {@code order.placed}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Placed(UUID orderId, String number, @Nullable String cartId, List<Line> lines, Instant placedAt) {}

    /** The data of every later event. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Changed(
            UUID orderId,
            String number,
            OrderStatus status,
            long version,
            Instant at,
            @Nullable String reason,
            @Nullable String cartId,
            @Nullable List<Line> lines) {}

    void placed(Collection<NewOrder> orders, Map<UUID, String> numbers, Instant at) {
        outbox.publish(orders.stream()
                .map(order -> event(order.id(), OrderStatus.PLACED, placed(order, numbers, at))
                        .in(order.trace()))
                .toList());
    }

    private static Placed placed(NewOrder order, Map<UUID, String> numbers, Instant at) {
        List<Line> lines = order.lines().stream()
                .map(line -> new Line(line.sku(), line.quantity()))
                .toList();
        return new Placed(order.id(), Objects.requireNonNull(numbers.get(order.id())), order.cartId(), lines, at);
    }

    void changed(Collection<Step> steps) {
        Map<UUID, List<Line>> lines = lines(steps.stream()
                .filter(OrderAnnouncements::isConfirmation)
                .map(Step::orderId)
                .toArray(UUID[]::new));
        outbox.publish(steps.stream()
                .map(step -> event(step, isConfirmation(step) ? lines.getOrDefault(step.orderId(), List.of()) : null))
                .toList());
    }

    private static OutboxEvent event(Step step, @Nullable List<Line> lines) {
        return event(step.orderId(), step.entry().status(), changed(step, lines))
                .in(step.from().trace());
    }

    private static boolean isConfirmation(Step step) {
        return step.entry().status() == OrderStatus.CONFIRMED;
    }

    private static Changed changed(Step step, @Nullable List<Line> lines) {
        StoredOrder order = step.from();
        HistoryEntry entry = step.entry();
        return new Changed(
                order.id(),
                order.number(),
                entry.status(),
                entry.seq(),
                entry.at(),
                entry.reason(),
                lines == null ? null : order.cartId(),
                lines);
    }

    private static OutboxEvent event(UUID order, OrderStatus status, Object data) {
        return OutboxEvent.of(TOPIC, order.toString(), status.eventType(), data);
    }

    private Map<UUID, List<Line>> lines(UUID[] orders) {
        Map<UUID, List<Line>> lines = new HashMap<>();
        if (orders.length > 0) {
            sql.list(LINES, OrderAnnouncements::ordered, (Object) orders)
                    .forEach(ordered -> lines.computeIfAbsent(ordered.order, order -> new ArrayList<>())
                            .add(ordered.line));
        }
        return lines;
    }

    private static Ordered ordered(Row row) {
        return new Ordered(row.uuid("order_id"), new Line(row.text("sku"), row.integer("quantity")));
    }

    private record Ordered(UUID order, Line line) {}
}
