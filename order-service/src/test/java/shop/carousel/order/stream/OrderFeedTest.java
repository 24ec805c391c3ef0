package shop.carousel.order.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.jdbc.Sql;
import shop.carousel.kit.outbox.Outbox;
import shop.carousel.kit.outbox.OutboxEvent;
import shop.carousel.order.OrderServiceTest;
import shop.carousel.order.model.OrderStatus;

/** R3 and R7: the ring was never told directly, because the writer died, or its word was lost. */
@QuarkusTest
class OrderFeedTest extends OrderServiceTest {

    private static final String TOPIC = "order-events";

    @Inject
    @SuppressWarnings("NullAway.Init") // injected
    Sql sql;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected
    Outbox outbox;

    @ConfigProperty(name = "carousel.instance")
    @SuppressWarnings("NullAway.Init") // injected
    String instance;

    @Test
    void writerDiedAfterItsCommit_orderOnTheRingIsOutdatedByTheEvent() {
        Placed order = place(GOOD_CARD);
        // Its own first event outdates the ring as well.
        await().atMost(PATIENCE)
                .until(() -> broker.typesOf(order.id()).contains("placed") && broker.isDone("order-feed-" + instance));
        assertThat(read(order).getString("status")).isEqualTo("PLACED");
        long version = changeBehindTheRing(order);
        assertThat(read(order).getString("status"))
                .as("the ring does not know yet")
                .isEqualTo("PLACED");
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(OutboxEvent.of(
                        TOPIC, order.id(), OrderStatus.REJECTED.eventType(), Map.of("version", version))));
        awaitStatus(order, "REJECTED");
    }

    private long changeBehindTheRing(Placed order) {
        return QuarkusTransaction.requiringNew().call(() -> sql.list(
                        "update orders set status = 'REJECTED', version = version + 1 where id = ? returning version",
                        row -> row.bigint(1),
                        UUID.fromString(order.id()))
                .getFirst());
    }

    /** So that an instance that dies and comes again hears what was published before it listened. */
    @Test
    void feed_remembersHowFarItCame() {
        Placed order = place(GOOD_CARD);
        broker.refused(order.id());
        awaitStatus(order, "REJECTED");
        await("everything published is acknowledged")
                .atMost(PATIENCE)
                .until(() -> broker.isDone("order-feed-" + instance));
    }
}
