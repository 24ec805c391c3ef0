package shop.carousel.broker.rabbitmq;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.ConnectionFactory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import shop.carousel.broker.testing.PollContract;
import shop.carousel.broker.testing.PollLog;
import shop.carousel.demo.servers.RabbitMq;
import shop.carousel.demo.testing.RealServers;
import shop.carousel.demo.testing.TestServers;
import shop.carousel.kit.broker.Arrived;
import shop.carousel.kit.broker.Broker;

@QuarkusTest
@EnabledIf(value = "shop.carousel.demo.servers.RabbitMq#isInstalled", disabledReason = RabbitMq.MISSING)
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "service", value = "order"))
class RabbitPollTest extends PollContract {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Broker broker;

    @ConfigProperty(name = "rabbitmq-port")
    int port;

    @Inject
    KitPolls polls;

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
        var factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(port);
        factory.setUsername(RabbitMq.USER);
        factory.setPassword(TestServers.BROKER_PASSWORD);
        try (var connection = factory.newConnection();
                var channel = connection.createChannel()) {
            var queue = channel.queueDeclarePassive("kit-polls");
            return queue.getConsumerCount() == 1 && queue.getMessageCount() <= 50;
        }
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
