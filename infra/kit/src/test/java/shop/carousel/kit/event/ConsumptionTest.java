package shop.carousel.kit.event;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.kit.outbox.KafkaLog;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "order"))
class ConsumptionTest {

    private static final String CONSUMER = "kit-test";

    @Inject
    Consumption consumption;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @Test
    void record_duringAnOutage_isTriedUntilItSucceeds() {
        AtomicInteger calls = new AtomicInteger();
        consumption.consume(CONSUMER, event("{}"), event -> {
            if (calls.incrementAndGet() < 6) {
                throw new IllegalStateException(new ConnectException("refused"));
            }
        });
        assertEquals(6, calls.get());
    }

    @Test
    void record_thatAlwaysFails_isTriedBoundedlyThenKeptWithItsReason() {
        AtomicInteger calls = new AtomicInteger();
        ConsumerRecord<String, String> poison = event("{\"poison\":true}");
        consumption.consume(CONSUMER, poison, event -> {
            calls.incrementAndGet();
            throw new IllegalArgumentException("cannot be booked");
        });
        assertEquals(2, calls.get());
        assertTrue(reasonOf(poison.key()).contains("cannot be booked"));
    }

    @Test
    void record_thatIsNoCloudEvent_isKeptWithoutATry() {
        ConsumerRecord<String, String> junk =
                new ConsumerRecord<>("kit-events", 0, 1, UUID.randomUUID().toString(), "junk");
        consumption.consume(CONSUMER, junk, event -> {
            throw new AssertionError("must not be handled");
        });
        assertTrue(reasonOf(junk.key()).contains("ce_id"));
    }

    private String reasonOf(String key) {
        ConsumerRecord<String, String> letter = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> KafkaLog.read(broker, "kit-events.kit-test.dead-letters").stream()
                                .filter(r -> key.equals(r.key()))
                                .toList(),
                        letters -> letters.size() == 1)
                .getFirst();
        return new String(letter.headers().lastHeader("dead_letter_reason").value(), StandardCharsets.UTF_8);
    }

    private static ConsumerRecord<String, String> event(String data) {
        var record = new ConsumerRecord<>("kit-events", 0, 1, UUID.randomUUID().toString(), data);
        record.headers().add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_type", "t".getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
