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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.jdbc.Row;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.outbox.Outbox;
import shop.carousel.kit.outbox.OutboxEvent;
import shop.carousel.order.model.HistoryEntry;
import shop.carousel.order.model.OrderStatus;

/** Publishes the events of the topic {@code order-events}, keyed by order, in the transaction of their cause. */
@Singleton
class OrderAnnouncements {

    static final String TOPIC = "order-events";

    /** A part of the money is going back, or has gone. */
    private static final String REFUND = "shop.carousel.order.refund-changed.v1";

    private static final String LINES =
            "select order_id, sku, quantity from order_line where order_id = any(?) order by order_id, line";

    private static final String BUYERS =
            "select id, account_id from orders where id = any(?) and account_id is not null";

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

    /**
     * The data of every later event.
     *
     * @param accountId whose order has been delivered; null for a guest's, and with every other event
     * @param lines what was bought, with a confirmation; what an account got, with a delivery
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Changed(
            UUID orderId,
            String number,
            OrderStatus status,
            long version,
            Instant at,
            @Nullable String reason,
            @Nullable String cartId,
            @Nullable UUID accountId,
            @Nullable List<Line> lines) {}

    void placed(Collection<NewOrder> orders, Map<UUID, String> numbers, Instant at) {
        outbox.publish(orders.stream()
                .map(order -> event(order.id(), OrderStatus.PLACED.eventType(), placed(order, numbers, at))
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
        Map<UUID, UUID> buyers = buyers(orders(steps, OrderStatus.DELIVERED));
        Map<UUID, List<Line>> lines =
                lines(Stream.concat(orders(steps, OrderStatus.CONFIRMED).stream(), buyers.keySet().stream())
                        .toArray(UUID[]::new));
        outbox.publish(steps.stream().map(step -> event(step, buyers, lines)).toList());
    }

    private static List<UUID> orders(Collection<Step> steps, OrderStatus status) {
        return steps.stream()
                .filter(step -> reaches(step, status))
                .map(Step::orderId)
                .toList();
    }

    /** A refund of a part is a step within a status. */
    private static boolean reaches(Step step, OrderStatus status) {
        return step.entry().status() == status && !step.isOfPartRefund();
    }

    private static OutboxEvent event(Step step, Map<UUID, UUID> buyers, Map<UUID, List<Line>> lines) {
        UUID buyer = reaches(step, OrderStatus.DELIVERED) ? buyers.get(step.orderId()) : null;
        boolean hasLines = reaches(step, OrderStatus.CONFIRMED) || buyer != null;
        List<Line> told = hasLines ? lines.getOrDefault(step.orderId(), List.of()) : null;
        String type = step.isOfPartRefund() ? REFUND : step.entry().status().eventType();
        return event(step.orderId(), type, changed(step, buyer, told))
                .in(step.from().trace());
    }

    private static Changed changed(Step step, @Nullable UUID buyer, @Nullable List<Line> lines) {
        StoredOrder order = step.from();
        HistoryEntry entry = step.entry();
        return new Changed(
                order.id(),
                order.number(),
                entry.status(),
                entry.seq(),
                entry.at(),
                entry.reason(),
                reaches(step, OrderStatus.CONFIRMED) ? order.cartId() : null,
                buyer,
                lines);
    }

    private static OutboxEvent event(UUID order, String type, Object data) {
        return OutboxEvent.of(TOPIC, order.toString(), type, data);
    }

    private Map<UUID, UUID> buyers(List<UUID> orders) {
        Map<UUID, UUID> buyers = new HashMap<>();
        if (!orders.isEmpty()) {
            sql.list(BUYERS, row -> Map.entry(row.uuid("id"), row.uuid("account_id")), (Object)
                            orders.toArray(UUID[]::new))
                    .forEach(bought -> buyers.put(bought.getKey(), bought.getValue()));
        }
        return buyers;
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
