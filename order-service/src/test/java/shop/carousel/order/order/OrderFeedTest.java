package shop.carousel.order.order;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import shop.carousel.kit.outbox.Outbox;
import shop.carousel.kit.outbox.OutboxEvent;
import shop.carousel.order.OrderServiceTest;
import shop.carousel.order.jdbc.Sql;

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

    @ConfigProperty(name = "kafka.bootstrap.servers")
    @SuppressWarnings("NullAway.Init") // injected
    String kafka;

    @ConfigProperty(name = "carousel.instance")
    @SuppressWarnings("NullAway.Init") // injected
    String instance;

    @Test
    void writerDiedAfterItsCommit_orderOnTheRingIsOutdatedByTheEvent() {
        Placed order = place(GOOD_CARD);
        assertEquals("PLACED", read(order).getString("status"));
        long version = changeBehindTheRing(order);
        assertEquals("PLACED", read(order).getString("status"), "the ring does not know yet");
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(OutboxEvent.of(
                        TOPIC, order.id(), OrderStatus.REJECTED.eventType(), Map.of("version", version))));
        awaitStatus(order, "REJECTED");
    }

    private long changeBehindTheRing(Placed order) {
        return QuarkusTransaction.requiringNew().call(() -> sql.list(
                        "update orders set status = 'REJECTED', version = version + 1 where id = ? returning version",
                        row -> row.getLong(1),
                        UUID.fromString(order.id()))
                .getFirst());
    }

    /** So that an instance that dies and comes again hears what was published before it listened. */
    @Test
    void feed_remembersHowFarItCame() throws Exception {
        Placed order = place(GOOD_CARD);
        broker.refused(order.id());
        awaitStatus(order, "REJECTED");
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            await("everything published is committed").atMost(PATIENCE).until(() -> ends(admin)
                    .equals(committed(admin)));
        }
    }

    private static Map<TopicPartition, Long> ends(Admin admin) throws Exception {
        var topic = admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC);
        var partitions = Objects.requireNonNull(topic).partitions();
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(each -> asked.put(new TopicPartition(TOPIC, each.partition()), OffsetSpec.latest()));
        return admin.listOffsets(asked).all().get().entrySet().stream()
                .filter(end -> end.getValue().offset() > 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private Map<TopicPartition, Long> committed(Admin admin) throws Exception {
        return admin
                .listConsumerGroupOffsets("order-feed-" + instance)
                .partitionsToOffsetAndMetadata()
                .get()
                .entrySet()
                .stream()
                .filter(offset -> offset.getValue().offset() > 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, offset -> offset.getValue().offset()));
    }
}
