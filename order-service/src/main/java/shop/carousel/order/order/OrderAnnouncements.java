package shop.carousel.order.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.carousel.kit.outbox.Outbox;
import shop.carousel.kit.outbox.OutboxEvent;
import shop.carousel.order.jdbc.Sql;

/** Tells others of orders: the events of the topic {@code order-events}, keyed by order, in the transaction of their cause. */
@Singleton
class OrderAnnouncements {

    static final String TOPIC = "order-events";

    private static final String LINES = "select sku, quantity from order_line where order_id = ? order by line";

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

    void placed(NewOrder order, String number, Instant at) {
        List<Line> lines = order.lines().stream()
                .map(line -> new Line(line.sku(), line.quantity()))
                .toList();
        publish(order.id(), OrderStatus.PLACED, new Placed(order.id(), number, order.cartId(), lines, at));
    }

    void changed(StoredOrder order, HistoryEntry step) {
        boolean confirmed = step.status() == OrderStatus.CONFIRMED;
        publish(
                order.id(),
                step.status(),
                new Changed(
                        order.id(),
                        order.number(),
                        step.status(),
                        step.seq(),
                        step.at(),
                        step.reason(),
                        confirmed ? order.cartId() : null,
                        confirmed ? sql.list(LINES, OrderAnnouncements::line, order.id()) : null));
    }

    private void publish(UUID order, OrderStatus status, Object data) {
        outbox.publish(OutboxEvent.of(TOPIC, order.toString(), status.eventType(), data));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(row.getString("sku"), row.getInt("quantity"));
    }
}
