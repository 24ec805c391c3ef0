package shop.carousel.broker.rabbitmq;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AMQP.Queue.DeclareOk;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import shop.carousel.broker.testing.PollContract;
import shop.carousel.broker.testing.PollLog;
import shop.carousel.demo.servers.RabbitMq;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.demo.testing.TestServers;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.broker.Broker;
import shop.carousel.kit.broker.Poll;

@QuarkusTest
@EnabledIf(value = "shop.carousel.demo.servers.RabbitMq#isInstalled", disabledReason = RabbitMq.MISSING)
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "order"))
class RabbitPollTest extends PollContract {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BURSTS = "kit-bursts";

    /** Two polls. */
    private static final int BURST = 1_000;

    @Inject
    Broker broker;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "rabbitmq-port")
    int port;

    @Inject
    KitPolls polls;

    /** The test before may have killed it. */
    @BeforeEach
    void awaitBroker() {
        insist(UUID.randomUUID().toString(), "{}");
    }

    @Test
    void records_underARestartOfTheBroker_areAllHandledInTheirOrder() throws Exception {
        killBrokerWhilePollsAreHandled();
    }

    /**
     * A poll ends whose connection is gone, when others have been delivered through the next one. Its acknowledgement
     * must not be theirs: they are rejected then, and have to come again.
     */
    @Test
    void poll_thatOutlivesItsConnection_acknowledgesNothingElse() throws Exception {
        List<String> keys = IntStream.range(0, 150)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        var sent = new CompletableFuture<Void>();
        polls.log.onFirst(keys.get(0), sent::join);
        polls.log.onFirst(keys.get(60), this::restartAndAwaitRedelivery);
        try {
            for (String key : keys) {
                broker.send("kit-polls", key, "{}", List.of()).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            sent.complete(null);
            await().atMost(PATIENCE).until(() -> Set.copyOf(keysOf(keys)).size() == keys.size());
        } finally {
            polls.log.reject(false);
        }
    }

    /**
     * All that may be out comes at once, after a reconnection, while the machine is busy. Whatever becomes of the
     * stream then, no consumer may stay that takes records as the queue's only active one and acknowledges none.
     */
    @Test
    void burst_afterAReconnection_isHeardToItsEnd() throws Exception {
        servers.kill("rabbitmq");
        servers.start("rabbitmq");
        await().atMost(PATIENCE).ignoreExceptions().until(() -> queue(BURSTS).getConsumerCount() == 1);
        try (var loops = EventLoops.hold(vertx)) {
            sendAll(BURSTS, BURST);
            await().atMost(PATIENCE).until(() -> queue(BURSTS).getMessageCount() == 0);
            loops.goOnByTurns();
        }
        await().atMost(PATIENCE).until(() -> keysIn(polls.burst.polls()).size() == BURST);
    }

    private static Set<String> keysIn(List<Poll> polls) {
        return polls.stream()
                .flatMap(poll -> poll.records().stream())
                .map(Arrived::key)
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    private void sendAll(String topic, int count) throws Exception {
        try (var connection = connect();
                var channel = connection.createChannel()) {
            channel.confirmSelect();
            for (int n = 0; n < count; n++) {
                var properties = new BasicProperties.Builder()
                        .headers(Map.of("carousel-key", Integer.toString(n)))
                        .build();
                channel.basicPublish("carousel", topic, properties, "{}".getBytes(StandardCharsets.UTF_8));
            }
            channel.waitForConfirmsOrDie(PATIENCE.toMillis());
        }
    }

    private List<String> keysOf(List<String> keys) {
        return polls.log.records(keys).stream()
                .map(Arrived::key)
                .map(String::valueOf)
                .toList();
    }

    private void restartAndAwaitRedelivery() {
        try {
            servers.kill("rabbitmq");
            servers.start("rabbitmq");
            await().atMost(PATIENCE).ignoreExceptions().until(this::isDelivered);
            polls.log.reject(true);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    /** Two polls are out at most. */
    private boolean isDelivered() throws Exception {
        var queue = queue("kit-polls");
        return queue.getConsumerCount() == 1 && queue.getMessageCount() <= 50;
    }

    private DeclareOk queue(String name) throws Exception {
        try (var connection = connect();
                var channel = connection.createChannel()) {
            return channel.queueDeclarePassive(name);
        }
    }

    private Connection connect() throws Exception {
        var factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(port);
        factory.setUsername(RabbitMq.USER);
        factory.setPassword(TestServers.BROKER_PASSWORD);
        return factory.newConnection();
    }

    @Override
    protected Broker broker() {
        return broker;
    }

    @Override
    protected PollLog log() {
        return polls.log;
    }
}
