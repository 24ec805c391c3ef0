package shop.carousel.broker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import shop.carousel.demo.servers.RabbitMq;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.broker.Broker;

/** What stands at the broker. */
@QuarkusTest
@EnabledIf(value = "shop.carousel.demo.servers.RabbitMq#isInstalled", disabledReason = RabbitMq.MISSING)
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "order"))
class RabbitQueuesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Broker broker;

    @Inject
    KitPolls polls;

    @ConfigProperty(name = "rabbitmq-port")
    int port;

    @ConfigProperty(name = "rabbitmq-password")
    String password;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Connection connection;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Channel channel;

    @BeforeEach
    void connect() throws Exception {
        var factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(port);
        factory.setUsername(RabbitMq.USER);
        factory.setPassword(password);
        connection = factory.newConnection("test");
        channel = connection.createChannel();
    }

    @AfterEach
    void disconnect() throws Exception {
        connection.close();
    }

    /** Two at a time would handle an order's events in any order. */
    @Test
    void group_hasOneActiveConsumer_andTheNextStandsBy() throws Exception {
        await().atMost(PATIENCE).until(() -> channel.consumerCount("kit-polls") == 1);
        var stolen = new AtomicInteger();
        channel.basicConsume("kit-polls", true, (tag, delivery) -> stolen.incrementAndGet(), tag -> {});
        List<String> keys = IntStream.range(0, 40)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        for (String key : keys) {
            send("kit-polls", key, "{}");
        }
        await().atMost(PATIENCE).until(() -> heard().containsAll(keys));
        assertThat(stolen.get()).isEqualTo(0);
    }

    private List<String> heard() {
        return polls.log.polls().stream()
                .flatMap(poll -> poll.records().stream())
                .map(Arrived::key)
                .map(String::valueOf)
                .toList();
    }

    /** RabbitMQ confirms what no queue wants. */
    @Test
    void record_forAGroupThatNeverStarted_waitsForIt() throws Exception {
        String value = UUID.randomUUID().toString();
        send("kit-late", "key", value);
        var waiting = new LinkedBlockingQueue<Delivery>();
        channel.basicConsume("kit-late", true, (tag, delivery) -> waiting.add(delivery), tag -> {});
        Delivery first = Objects.requireNonNull(waiting.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertThat(new String(first.getBody(), StandardCharsets.UTF_8)).isEqualTo(value);
        assertThat(first.getProperties().getDeliveryMode()).as("persistent").isEqualTo(2);
    }

    @Test
    void queueOfAGroup_isAQuorumQueueWithOneActiveConsumer() throws Exception {
        assertRefused(Map.of());
        assertRefused(Map.of("x-queue-type", "quorum"));
        channel.queueDeclare(
                "kit-polls",
                true,
                false,
                false,
                Map.of(
                        "x-queue-type",
                        "quorum",
                        "x-quorum-initial-group-size",
                        1,
                        "x-single-active-consumer",
                        true,
                        "x-delivery-limit",
                        100,
                        "x-dead-letter-exchange",
                        "carousel",
                        "x-dead-letter-routing-key",
                        "undelivered.broker.dead-letters",
                        "x-dead-letter-strategy",
                        "at-least-once",
                        "x-overflow",
                        "reject-publish"));
    }

    /** As one of which each process dies that takes it. */
    @Test
    void record_givenBackTooOften_isNotLostButAmongTheDeadLetters() throws Exception {
        String value = UUID.randomUUID().toString();
        channel.queueDeclare("kit-undelivered", true, false, false, Map.of("x-queue-type", "quorum"));
        channel.queueBind("kit-undelivered", "carousel", "#.dead-letters");
        var letters = new LinkedBlockingQueue<Delivery>();
        channel.basicConsume("kit-undelivered", true, (tag, delivery) -> letters.add(delivery), tag -> {});
        send("kit-late", "key", value);
        Channel careless = connection.createChannel();
        careless.basicConsume(
                "kit-late",
                false,
                (tag, delivery) -> careless.basicNack(delivery.getEnvelope().getDeliveryTag(), false, true),
                tag -> {});
        Delivery letter = Objects.requireNonNull(letters.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        careless.close();
        assertThat(new String(letter.getBody(), StandardCharsets.UTF_8)).isEqualTo(value);
    }

    private void assertRefused(Map<String, Object> arguments) throws Exception {
        Channel own = connection.createChannel();
        var refused = assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> own.queueDeclare("kit-polls", true, false, false, arguments))
                .actual();
        assertThat(String.valueOf(refused.getCause())).contains("PRECONDITION_FAILED");
    }

    private void send(String topic, String key, String value) throws Exception {
        broker.send(topic, key, value, List.of()).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
